// Package store keeps workbooks in one bbolt file, the library. It knows the
// disk, the lock and the file's form; of a workbook it knows what package
// workbook tells it, and it decides nothing that PlanAppend decides.
//
// The file is open, and so locked, for one transaction at a time: a second
// program can always have its turn. The schema:
//
//	library.db
//	├── library
//	│   └── header: Header
//	├── templates
//	│   └── <hash>: workbook.EncodeTemplate
//	├── heads
//	│   └── <workbook>: workbook.Head
//	├── workbooks
//	│   └── <workbook>
//	│       ├── state: State
//	│       ├── answers
//	│       │   └── <prompt>/<side>/<participant>/<row>: workbook.Record
//	│       └── log
//	│           └── <seq>: workbook.Change
//	└── trash
//	    └── <workbook>
//	        ├── gone: Gone
//	        ├── state
//	        ├── answers
//	        └── log
//
// Every value is JSON in an envelope that carries its format and a checksum, see
// seal. Bbolt's pages carry none, and take a flipped bit for data. A record that
// a page lost without a trace is noticed too: the header counts the heads, the
// state the answers, and the log its entries.
//
// A file that is damaged is never written to: what is empty, short or no library
// is refused before bbolt sees it, and a fault inside bbolt ends the handle.
package store
