package html

// pageMarkup is the page around the blocks. The choice of a language is made with
// radio buttons that stand before all else, so that the styles can see them.
const pageMarkup = `{{define "page"}}<!DOCTYPE html>
<html lang="{{tag (index .Langs 0)}}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{.Policy}}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Shiben">
<title>{{flat .Title}}</title>
<style>{{.Style}}</style>
</head>
<body>
{{if .Both}}{{range .Choices}}<input class="choice" type="radio" name="language" id="choose-{{.ID}}"{{if .Chosen}} checked{{end}}>
{{end}}{{end}}<div class="page {{.Kind}}{{if .Contents}} with-contents{{end}}">
{{with .Contents}}<nav class="contents" aria-label="{{flat $.Words.Contents}}">
<h2>{{template "text" say $.Words.Contents}}</h2>
<ul>
{{range .}}<li class="level{{.Level}}"><a href="#{{.ID}}">{{template "text" say .Text}}</a></li>
{{end}}</ul>
</nav>
{{end}}<main>
<header>
{{if .Both}}<div class="choices"><span>{{template "text" say .Words.Language}}</span>{{range .Choices}}<label for="choose-{{.ID}}" lang="{{.Lang}}">{{.Name}}</label>{{end}}</div>
{{end}}<h1>{{template "text" say .Title}}</h1>
{{if not .Subject.Empty}}<p class="subject">{{template "text" say .Subject}}</p>
{{end}}{{if not .Summary.Empty}}<div class="summary">{{template "plain" .Summary}}</div>
{{end}}</header>
{{range .Parts}}{{if .Kept}}<section class="kept">
{{end}}{{range .Blocks}}{{write .}}
{{end}}{{if .Kept}}</section>
{{end}}{{end}}</main>
</div>
</body>
</html>
{{end}}

{{define "text"}}{{range $i, $l := .}}{{if $i}} {{end}}<span{{with .Class}} class="{{.}}"{{end}} lang="{{.Lang}}"{{if .Own}} dir="auto"{{end}}>{{.Text}}</span>{{end}}{{end}}

{{define "plain"}}{{range say .}}<p{{with .Class}} class="{{.}}"{{end}} lang="{{.Lang}}"{{if .Own}} dir="auto"{{end}}>{{.Text}}</p>{{end}}{{end}}
`

// blockMarkup is a template for each block, by its name, but scales and plot.
const blockMarkup = `
{{define "id"}}{{with anchor .}} id="{{.}}"{{end}}{{end}}
{{define "here"}}{{if .}}<a class="here" href="#{{.}}" aria-hidden="true" tabindex="-1">#</a>{{end}}{{end}}
{{define "h2"}}<h2{{template "id" .ID}}>{{template "text" say .Text}}{{template "here" .ID}}</h2>{{end}}
{{define "h3"}}<h3{{template "id" .ID}}>{{template "text" say .Text}}{{template "here" .ID}}</h3>{{end}}
{{define "h4"}}<h4{{template "id" .ID}}>{{template "text" say .Text}}{{template "here" .ID}}</h4>{{end}}

{{define "para"}}<div class="para {{.Role}}">{{if eq .Role "remark"}}{{if not .Label.Empty}}<p><b class="label">{{template "text" say .Label}}</b></p>{{end}}{{else}}{{range sayings .Label .Text}}<p{{with .Class}} class="{{.}}"{{end}}>{{if .Label}}<b class="label">{{template "text" .Label}}</b> {{end}}{{template "text" .Text}}</p>{{end}}{{end}}{{range .Comments}}{{template "comment" .}}{{end}}</div>{{end}}

{{define "comment"}}<aside class="comment{{if .Resolved}} resolved{{end}}"><p class="by"><span dir="auto">{{clean .Author}}</span> <time datetime="{{.At.Format "2006-01-02T15:04:05Z07:00"}}">{{stamp .At}}</time>{{if .Resolved}} <span class="tick" aria-hidden="true">✓</span> {{template "resolved"}}{{end}}</p><p class="own" dir="auto">{{clean .Text}}</p></aside>{{end}}

{{define "resolved"}}{{template "text" say words.Resolved}}{{end}}

{{define "list"}}{{if .Items}}<ul>
{{range .Items}}<li>{{template "para" .}}</li>
{{end}}</ul>{{end}}{{end}}

{{define "facts"}}{{if .Items}}<dl class="facts">
{{range .Items}}<div><dt>{{template "text" say .Name}}</dt><dd>{{template "text" say .Value}}</dd></div>
{{end}}</dl>{{end}}{{end}}

{{define "table"}}{{if .Columns}}{{with grid .}}<div class="scroll"><table class="grid{{if .Wide}} many{{end}}"{{template "id" .ID}}>
{{if not .Caption.Empty}}<caption>{{template "text" say .Caption}}</caption>
{{end}}<colgroup>{{range .Shares}}<col width="{{.}}">{{end}}</colgroup>
<thead><tr>{{range .Columns}}<th scope="col"{{template "column" .}}>{{template "side" .Side}}{{template "text" say .Name}}</th>{{end}}</tr></thead>
<tbody>
{{range .Rows}}<tr{{if .Empty}} class="empty"{{else if .Long}} class="long"{{end}}>{{range .Cells}}<td{{template "column" .Column}}>{{if .Paras}}<div class="in">{{template "side" .Side}}{{template "text" say .Name}}</div>{{range .Paras}}{{template "para" .}}{{end}}{{end}}</td>{{end}}</tr>
{{end}}</tbody>
</table></div>{{end}}{{end}}{{end}}

{{define "column"}}{{if .Number}} class="number"{{else if .Side}} class="side{{.Side}}"{{end}}{{end}}
{{define "side"}}{{if eq . 1}}<svg class="sign" viewBox="0 0 16 16" aria-hidden="true"><circle class="fill-side1" cx="8" cy="8" r="6"/></svg>{{else if eq . 2}}<svg class="sign" viewBox="0 0 16 16" aria-hidden="true"><polygon class="fill-side2" points="8,0.5 15.5,8 8,15.5 0.5,8"/></svg>{{end}}{{end}}

{{define "reading"}}<article class="reading {{.Kind}}"{{template "id" .ID}}>
<p class="name"><span class="kind">{{template "text" say .KindName}}</span> <b>{{template "text" say .Name}}</b> <span class="rule">{{.Rule}}</span></p>
{{template "plain" .Text}}
{{if not .Next.Empty}}<div class="next">{{template "plain" .Next}}</div>
{{end}}{{if not .Accepted.Empty}}<div class="accepted">{{template "plain" .Accepted}}</div>
{{end}}{{range .Claims}}{{template "para" .}}{{end}}</article>{{end}}

{{define "pagebreak"}}<div class="pagebreak"></div>{{end}}
`

// scaleMarkup is the templates of what is drawn.
const scaleMarkup = `
{{define "scales"}}{{if .Rows}}{{$sides := .Sides}}<table class="scales">
<colgroup><col width="21%"><col width="21%"><col width="37%"><col width="21%"></colgroup>
<thead><tr><th colspan="2">{{template "legend" .Sides}}</th><th><svg class="track" viewBox="0 0 316 16" aria-hidden="true">{{range axis}}<text class="fill-muted" x="{{.X}}" y="13" font-size="12.5" text-anchor="middle">{{.At}}</text>{{end}}</svg></th><th></th></tr></thead>
{{range .Rows}}{{with scale . $sides}}<tbody{{template "id" .ID}}>
<tr><th scope="row">{{template "text" say .Name}}</th><td class="low">{{template "text" say (index .Poles 0)}}</td><td class="at">{{template "track" .}}</td><td class="high">{{template "text" say (index .Poles 1)}}</td></tr>
{{if .Notes}}<tr class="notes"><td></td><td colspan="3">{{range .Notes}}{{template "para" .}}{{end}}</td></tr>
{{end}}</tbody>
{{end}}{{end}}</table>{{end}}{{end}}

{{define "legend"}}<span class="legend"><span class="is-side1">{{template "side" 1}}{{template "text" say (index . 0)}}</span> <span class="is-side2">{{template "side" 2}}{{template "text" say (index . 1)}}</span></span>{{end}}

{{define "track"}}<svg class="track" viewBox="0 0 316 24" role="img" aria-label="{{.Says}}"><title>{{.Says}}</title><line class="stroke-rule" x1="20" y1="12" x2="296" y2="12"/>{{range axis}}<circle class="fill-rule" cx="{{.X}}" cy="12" r="{{if eq .At 4}}3{{else}}2{{end}}"/>{{end}}{{range .Marks}}{{if eq .Side 1}}<circle class="{{template "look" .}}" cx="{{.X}}" cy="12" r="7"/>{{else}}<polygon class="{{template "look" .}}" points="{{.Points}}"/>{{end}}{{end}}</svg>{{end}}
{{define "look"}}{{if .Hollow}}hollow stroke-side{{.Side}}{{else}}fill-side{{.Side}}{{end}}{{end}}

{{define "plot"}}{{if .Groups}}{{with pictures .}}<figure class="plot">
{{range .}}<div class="drawn{{with .Class}} {{.}}{{end}}"><div class="broad">{{.Wide}}</div><div class="slim">{{.Narrow}}</div></div>
{{end}}{{end}}{{if not .Title.Empty}}<figcaption>{{template "text" say .Title}}</figcaption>
{{end}}</figure>{{end}}{{end}}
`
