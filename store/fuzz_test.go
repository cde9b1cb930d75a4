package store

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"hash/fnv"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"shiben/workbook"
	"shiben/workbook/clean"
)

// A record of another program, with a checksum that holds: a head is read alike the
// quick way and the slow one, and no text of any record comes in that steers.
func FuzzRecord(f *testing.F) {
	path := filled(f)
	survey, err := surveyFile(f.Context(), bytes.NewReader(read(f, path)), true, func(_ *survey, v *volume) error {
		for _, r := range v.answers {
			f.Add(inEnvelope(f, r))
		}
		for _, c := range v.log {
			f.Add(inEnvelope(f, c))
		}
		return nil
	})
	if err != nil {
		f.Fatal(err)
	}
	for _, h := range survey.heads {
		f.Add(inEnvelope(f, h))
		f.Add(inEnvelope(f, Gone{Head: h, At: noon()}))
	}
	f.Add(inEnvelope(f, survey.header))
	f.Add([]byte(`{"id":"w\u001b","title":"\ud800","lines":[[1,null],[null,-7]]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, _ = unseal(data) // bare, too
		value := seal(data)
		if back, err := unseal(value); err != nil || !bytes.Equal(back, data) {
			t.Fatalf("sealed and unsealed: %q, %v", back, err)
		}
		var slow workbook.Head
		slowErr := decode(value, &slow)
		reader := newHeadReader()
		for range 2 { // the second time with what it shares
			quick, err := reader.read(value)
			if (err == nil) != (slowErr == nil) {
				t.Fatalf("%s: quick %v, slow %v", data, err, slowErr)
			}
			if err == nil && (!reflect.DeepEqual(atUTC(quick), atUTC(slow)) || !cleanly(quick)) {
				t.Fatalf("%s: quick %+v, slow %+v", data, quick, slow)
			}
		}
		for _, into := range []any{&workbook.Record{}, &workbook.Change{}, &State{}, &Gone{}, &Header{}} {
			if err := decode(value, into); err == nil && !cleanly(into) {
				t.Fatalf("%s: %T holds %+v", data, into, into)
			}
		}
	})
}

func inEnvelope(f *testing.F, v any) []byte {
	value, err := encode(v)
	if err != nil {
		f.Fatal(err)
	}
	data, err := unseal(value)
	if err != nil {
		f.Fatal(err)
	}
	return slices.Clone(data)
}

func atUTC(h workbook.Head) workbook.Head {
	h.Created, h.Updated = h.Created.UTC(), h.Updated.UTC()
	return h
}

// cleanly tells whether no text within a value would be changed at the door.
func cleanly(v any) bool {
	data, err := json.Marshal(v)
	return err != nil || clean.JSON(data)
}

func recordKey(prompt, side, participant, row string) (k workbook.RecordKey) {
	k.Prompt, k.Side, k.Participant, k.Row = prompt, side, participant, row
	return k
}

// The key of an answer: no two answers have the same, and it says what it is of.
func FuzzAnswerKey(f *testing.F) {
	f.Add("time.first", "sales", "", "")
	f.Add("a/b", "%2F", "陈/周", "\x00")
	f.Fuzz(func(t *testing.T, prompt, side, participant, row string) {
		k := recordKey(prompt, side, participant, row)
		key := answerKey(k)
		if strings.Count(string(key), "/") != 3 {
			t.Fatalf("%+v: %q", k, key)
		}
		if p, s, r := answerPlace(key); p != prompt || s != side || r != row {
			t.Fatalf("%+v: %q says %q %q %q", k, key, p, s, r)
		}
		moved := recordKey(prompt+side, "", participant, row)
		if side != "" && bytes.Equal(answerKey(moved), key) {
			t.Fatalf("%+v and %+v are both %q", k, moved, key)
		}
	})
}

// A library's file with bytes changed wherever the seed says, and meta pages whose
// sums hold nevertheless: it is surveyed to its end, whatever leads where.
func FuzzSurvey(f *testing.F) {
	l := library(f, f.TempDir()+"/library.db")
	create(f, l, "w1", "题")
	edit(f, l, "w1", 1, setMark("time.moment", "sales", 0, 3))
	create(f, l, "w2", "题")
	if err := l.Delete(f.Context(), "w2"); err != nil {
		f.Fatal(err)
	}
	whole := read(f, l.Path())
	f.Add([]byte{}, uint32(0))
	f.Add([]byte{24, 0, 0, 0xff, 25, 0, 0, 0xff, 26, 0, 0, 0xff, 27, 0, 0, 0xff}, uint32(0)) // the page's size
	f.Add([]byte{32, 0, 0, 0, 0x20, 0x10, 0, 0, 56, 0, 0, 0xff, 56, 0x10, 0, 0xff}, uint32(0))
	f.Add([]byte{63, 0, 0, 0x7f, 63, 0x10, 0, 0x7f, 12, 0x20, 0, 0xff, 13, 0x20, 0, 0xff, 14, 0x20, 0, 0xff, 15, 0x20, 0, 0xff}, uint32(0))
	for page := range len(whole) / 4096 { // each in turn says that it goes on for as long as can be
		edits := []byte{62, 0, 0, 0xff, 62, 0x10, 0, 0xff}
		for i := range 4 {
			at := page*4096 + 12 + i
			edits = append(edits, byte(at), byte(at>>8), byte(at>>16), 0xff)
		}
		f.Add(edits, uint32(0))
	}
	f.Add([]byte{8, 0x30, 0, 1, 10, 0x30, 0, 0xff, 11, 0x30, 0, 0xff}, uint32(5000))
	f.Fuzz(func(t *testing.T, edits []byte, cut uint32) {
		data := slices.Clone(whole)
		for e := range slices.Chunk(edits, 4) {
			if len(e) == 4 {
				data[(int(e[0])|int(e[1])<<8|int(e[2])<<16)%len(data)] = e[3]
			}
		}
		for _, at := range []int{0, 4096} {
			sum := fnv.New64a()
			sum.Write(data[at+metaMagic : at+metaSum])
			binary.LittleEndian.PutUint64(data[at+metaSum:], sum.Sum64())
		}
		data = data[:len(data)-int(cut)%len(data)]
		began := time.Now()
		s, err := surveyFile(t.Context(), bytes.NewReader(data), len(edits)%8 == 0, nil) // half of them deep
		if err == nil && len(s.all()) > 2*mostFaults {
			t.Fatalf("%d faults", len(s.all()))
		}
		if err == nil {
			for _, head := range s.heads {
				if !cleanly(head) {
					t.Fatalf("%+v", head)
				}
			}
		}
		_, _ = inspect(bytes.NewReader(data), func() (int64, error) { return int64(len(data)), nil })
		if took := time.Since(began); took > 5*time.Second {
			t.Fatalf("took %v", took)
		}
	})
}
