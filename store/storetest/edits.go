package storetest

import (
	"encoding/json"
	"fmt"

	"shiben/workbook"
)

// show is a value as JSON, to compare and to print.
func show(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(err)
	}
	return string(data)
}

func mark(prompt, side string, before, after int) workbook.Change {
	return workbook.Change{
		Kind: workbook.SetChange, Address: workbook.Address{Prompt: prompt, Side: side},
		Before: workbook.Value{Mark: before}, After: workbook.Value{Mark: after},
	}
}

func write(prompt, side, before, after string) workbook.Change {
	return workbook.Change{
		Kind: workbook.SetChange, Address: workbook.Address{Prompt: prompt, Side: side},
		Before: workbook.Value{Text: before}, After: workbook.Value{Text: after},
	}
}

func cell(prompt, row, column, before, after string) workbook.Change {
	c := write(prompt, "", before, after)
	c.Row, c.Column = row, column
	return c
}

func title(before, after string) workbook.Change {
	return workbook.Change{
		Kind: workbook.AboutChange, Address: workbook.Address{Column: workbook.AboutTitle},
		Before: workbook.Value{Text: before}, After: workbook.Value{Text: after},
	}
}

func insert(prompt string, row workbook.Row) workbook.Change {
	return workbook.Change{Kind: workbook.InsertChange, Address: workbook.Address{Prompt: prompt, Row: row.ID}, After: workbook.Value{Row: &row}}
}

func remove(prompt string, row workbook.Row) workbook.Change {
	return workbook.Change{Kind: workbook.RemoveChange, Address: workbook.Address{Prompt: prompt, Row: row.ID}, Before: workbook.Value{Row: &row}}
}
