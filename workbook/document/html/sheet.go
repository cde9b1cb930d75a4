package html

// styles are what every page looks like; its colours are variables. No rule makes
// Chinese slanted or letter-spaced.
const styles = `*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.65 "Helvetica Neue",Helvetica,Arial,"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC",sans-serif;line-break:strict;text-autospace:normal;text-spacing-trim:trim-start;overflow-wrap:anywhere}
a{color:var(--accent)}
h1,h2,h3,h4{line-height:1.3;font-weight:600;text-wrap:balance;scroll-margin-top:1rem}
h1{font-size:2rem;margin:.5rem 0 .25rem}
h2{font-size:1.45rem;margin:3.2rem 0 .9rem;padding-top:.9rem;border-top:1px solid var(--rule)}
h3{font-size:1.15rem;margin:2.2rem 0 .6rem}
h4,.handout h3{font-size:1rem;margin:1.6rem 0 .4rem}
.brief h2{font-size:1.15rem;margin:2.2rem 0 .6rem;padding:0;border:0}
p{margin:0}
svg{display:block}
.page{max-width:62rem;margin:0 auto;padding:1.5rem clamp(1rem,4vw,3rem) 5rem}
.choice{position:absolute;opacity:0;pointer-events:none}
.choices{display:flex;flex-wrap:wrap;align-items:center;gap:.35rem;font-size:.875rem;margin-bottom:1.5rem}
.choices>span{color:var(--muted);margin-right:.4rem}
.choices label{padding:.15rem .7rem;border:1px solid var(--rule);border-radius:1rem;cursor:pointer}
.own{white-space:pre-wrap}
.second{color:var(--muted)}
h1 .second,h2 .second,h3 .second,h4 .second{font-weight:400;font-size:.85em}
th .second{font-weight:400}
.subject{font-size:1.1rem}
.summary{color:var(--muted);max-width:44rem}
.here{margin-left:.5rem;color:var(--rule);text-decoration:none;font-weight:400;opacity:0}
h2:hover .here,h3:hover .here,h4:hover .here{opacity:1}
.contents{margin-bottom:2rem;font-size:.9rem}
.contents h2{font-size:.9rem;margin:0 0 .3rem;padding:0;border:0;color:var(--muted)}
.contents ul{list-style:none;margin:0;padding:0}
.contents a{color:inherit;text-decoration:none}
.contents a:hover{text-decoration:underline}
.contents .level1{margin-top:.45rem}
.contents .level2{padding-left:.9rem;color:var(--muted)}
.para{margin:.6rem 0;max-width:46rem}
.para>p+p{margin-top:.15rem}
.label{font-weight:600;margin-right:.4em}
.lead{font-size:1.1rem}
.name>p:not(.by){font-weight:600}
.name>p.second{font-weight:400}
.para.ask{color:var(--muted);font-size:.925rem}
.para.hint,.para.note,.para.remark,.para.claim{color:var(--muted);font-size:.875rem;line-height:1.55}
.para.note .label,.para.remark .label,.para.hint .label,.para.claim .label{color:var(--ink)}
.para.claim{border-left:2px solid var(--rule);padding-left:.7rem}
.para.silent{color:var(--muted)}
.para.silent>p::before{content:"– "}
.para.verdict{font-size:1.05rem}
.para.accepted{border-left:3px solid var(--strength);padding-left:.7rem}
.para.write_on{max-width:none;min-height:2.2rem;border-bottom:1px solid var(--rule)}
.comment{margin:.5rem 0;padding:.4rem .75rem;border-left:3px solid var(--accent);background:var(--raised);font-size:.875rem;line-height:1.5;color:var(--ink);font-weight:400}
.comment .by{color:var(--muted);font-size:.8rem}
.comment.resolved{border-left-style:double}
.facts{display:grid;gap:.2rem;margin:1rem 0}
.facts div{display:grid;grid-template-columns:minmax(5rem,11rem) 1fr;gap:1rem}
.facts dt{color:var(--muted)}
.facts dd{margin:0}
ul{padding-left:1.3rem}
.scroll{overflow-x:auto;margin:1rem 0}
table{border-collapse:collapse;width:100%;table-layout:fixed;font-size:.94rem;line-height:1.55}
table.many{min-width:56rem}
caption{text-align:left;color:var(--muted);padding-bottom:.4rem}
th{text-align:left;font-weight:600;vertical-align:bottom}
thead th{background:var(--raised);border-bottom:1.5px solid var(--muted);padding:.4rem .6rem}
thead th.side1{border-color:var(--side1)}
thead th.side2{border-color:var(--side2)}
td{vertical-align:top;padding:.45rem .6rem;border-bottom:1px solid var(--rule)}
td>.para{margin:.4rem 0}
td>.in+.para,.notes .para:first-child,li>.para{margin-top:0}
td>.para:last-child{margin-bottom:0}
li>.para{margin-bottom:.25rem}
.number{text-align:right;font-variant-numeric:tabular-nums}
.in{display:none}
.sign{display:inline-block;width:.8em;height:.8em;margin-right:.4em;vertical-align:-.04em}
.legend{font-weight:600}
.is-side1{color:var(--side1);margin-right:1rem}
.is-side2{color:var(--side2)}
.legend .second{color:inherit}
.scales{margin:1rem 0}
.scales th[scope=row]{vertical-align:middle;padding:.45rem .6rem .45rem 0}
.scales td{border:0;vertical-align:middle;font-size:.9rem}
.scales tbody{border-bottom:1px solid var(--rule)}
.scales .low{text-align:right}
.scales .low .second,.scales .high .second,.scales th[scope=row] .second{display:block}
.scales .at{padding:.2rem 0}
.scales thead th:nth-child(2){padding:.4rem 0}
.scales .notes td{padding:0 .6rem .5rem}
.scales .notes .para{margin:.15rem 0}
.track{width:100%;height:auto}
.reading{margin:1rem 0;padding:.6rem 1rem .7rem;border:1px solid var(--rule);border-left:4px solid var(--muted);border-radius:.3rem;max-width:46rem}
.reading>p+p,.reading>div{margin-top:.3rem}
.reading .kind{font-size:.85rem;margin-right:.5rem}
.reading .rule{color:var(--muted);font-size:.8rem;margin-left:.4rem}
.reading .next>p::before{content:"→ "}
.reading>.accepted{border-left:3px solid var(--strength);padding-left:.7rem}
.reading.strength{border-left-color:var(--strength)}.strength .kind{color:var(--strength)}
.reading.tension{border-left-color:var(--tension)}.tension .kind{color:var(--tension)}
.reading.gap{border-left-color:var(--gap)}.gap .kind{color:var(--gap)}
.reading.question{border-left-color:var(--question)}.question .kind{color:var(--question)}
.plot{margin:1.2rem 0}
.drawn svg{width:100%;height:auto;max-width:46rem}
.slim{display:none}
figcaption{color:var(--muted);font-size:.875rem;margin-top:.3rem}
.fill-ink{fill:var(--ink)}.fill-muted{fill:var(--muted)}.fill-rule{fill:var(--rule)}.fill-raised{fill:var(--raised)}.fill-paper{fill:var(--paper)}.fill-side1{fill:var(--side1)}.fill-side2{fill:var(--side2)}
.stroke-ink{stroke:var(--ink)}.stroke-muted{stroke:var(--muted)}.stroke-rule{stroke:var(--rule)}.stroke-side1{stroke:var(--side1)}.stroke-side2{stroke:var(--side2)}
.hollow{fill:var(--paper);stroke-width:1.4}
@media screen and (min-width:76rem){
.with-contents{display:grid;grid-template-columns:13rem minmax(0,58rem);column-gap:3rem;justify-content:center;max-width:80rem}
.contents{position:sticky;top:1.5rem;align-self:start;max-height:calc(100vh - 3rem);overflow-y:auto;margin-top:3rem}
}
@media screen and (max-width:75.99rem){
.contents ul{display:flex;flex-wrap:wrap;gap:.1rem 1rem}
.contents .level1{margin:0}
.contents .level2{display:none}
}
@media screen and (max-width:40rem){
body{line-height:1.6}
h1{font-size:1.6rem}h2{font-size:1.3rem;margin-top:2.4rem}
.facts div{grid-template-columns:5rem 1fr;gap:.6rem}
.facts dt .second{display:block}
.broad{display:none}.slim{display:block}
.slim svg{max-width:26rem}
table.many{min-width:0}
.grid,.grid tbody,.grid tr,.grid td,.grid caption{display:block;width:auto}
.grid thead{display:none}
.grid tr{border:1px solid var(--rule);border-radius:.4rem;margin:.7rem 0;padding:.35rem .8rem}
.grid td{border:0;padding:.3rem 0;text-align:left}
.grid td:empty,.grid tr.empty{display:none}
.grid td+td{border-top:1px solid var(--rule)}
.in{display:block;color:var(--muted);font-size:.8rem}
.side1>.in{color:var(--side1)}.side2>.in{color:var(--side2)}
.in .second{color:inherit}
.scales,.scales tbody{display:block}
.scales colgroup,.scales thead th:nth-child(n+2){display:none}
.scales thead,.scales thead tr,.scales thead th{display:block}
.scales tr{display:grid;grid-template-columns:1fr 1fr}
.scales tbody{padding:.5rem 0}
.scales th[scope=row]{grid-column:1/3;grid-row:1;padding:0}
.scales .at{grid-column:1/3;grid-row:2;padding:.1rem 0}
.scales .low{grid-row:3;text-align:left;padding:0 .5rem 0 0;color:var(--muted)}
.scales .high{grid-row:3;text-align:right;padding:0;color:var(--muted)}
.scales .notes{display:block}
.scales .notes td:first-child{display:none}
.scales .notes td{display:block;padding:.3rem 0 0}
.scales th[scope=row] .second{display:inline}
}
@media print{
html{font-size:9.5pt}
body{line-height:1.5;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.page{max-width:none;padding:0}
.contents,.choices,.choice,.here{display:none}
a{color:inherit;text-decoration:none}
h1{margin-top:0}h2{margin:2rem 0 .6rem;padding-top:.6rem}h3{margin:1.4rem 0 .5rem}
h1,h2,h3,h4,caption,thead{break-after:avoid}
p{orphans:3;widows:3}
tr,.reading,.comment,figure,.facts div,.scales tbody,li{break-inside:avoid}
thead{display:table-header-group}
.grid tbody>tr:first-child{break-before:avoid}
.scroll{overflow:visible}
table.many{min-width:0;font-size:7.5pt}
.para,.reading{max-width:none}
.drawn svg{max-width:150mm;max-height:245mm}
.pagebreak{break-after:page}
.para.lead,.para.verdict,.para.name,.para.ask,.para.hint{break-after:avoid}
.para.lead:has(+figure){break-after:auto}
li .para.hint,.long .para.hint{break-after:auto}
.long .para{break-inside:avoid}
.kept{break-inside:avoid}
.handout main>.para{break-inside:avoid;break-after:avoid}
.brief{line-height:1.35}
.brief h2{margin:1rem 0 .3rem}
.brief .plot{margin:.5rem 0}
.brief .drawn svg{max-width:120mm}
.brief figcaption{display:none}
.brief .para{margin:.25rem 0}
.brief td,.brief thead th{padding:.2rem .6rem}
.brief td p{display:inline;margin-right:.4em}
.long{break-inside:auto}
}
`
