// Package exchange is a workbook as JSON that leaves one library and comes into
// another with nothing lost: its frozen template and its whole log, from which all
// else follows. What follows is written too, for other programs to read: title,
// versions, the present answers; they are a reader's convenience, and a file in
// which they do not agree with the log is refused. assets/schemas/workbook.1.json
// describes the format.
//
//	{"format":"shiben-workbook", "schema":1,
//	 "id","title","subject","depth","lang","revision","created","updated",
//	 "versions":[{"name","seq","at","author"}],
//	 "answers":[{"prompt","side","participant","value",…}],  value: a mark or a text
//	 "tables":{PROMPT:[{"id","values":{COLUMN:TEXT}}]},
//	 "accepted":[{"reading","subject","because"}],
//	 "template":{…}, "log":[workbook.Change…]}
//
// A library is one workbook after another, each whole, as a rule one a line (JSON
// Lines): it is written and read with one of them in memory, any of them can be
// cut out, and two files can be joined.
//
// The package knows package workbook alone: no disk, no terminal, no clock.
package exchange
