package store

import (
	"bytes"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"shiben/workbook"
)

// volume is a workbook as a survey reads it, with what is wrong with it.
type volume struct {
	id      string
	trashed bool
	head    *workbook.Head // nil: it could not be read
	gone    time.Time      // when it was deleted
	state   *State
	sum     State // what the answers come to
	answers []workbook.Record
	seqs    []int             // of the log, in order
	log     []workbook.Change // only the newest one unless the survey is deep
	faults  []workbook.Fault
}

func (v *volume) title() string {
	if v.head == nil {
		return ""
	}
	return v.head.Title
}

// add takes a record of the workbook, by the bucket within it; it returns what is
// wrong with the record.
func (v *volume) add(within []string, key, value []byte, deep bool) []workbook.Fault {
	f := workbook.Fault{Kind: workbook.FaultCount, Detail: strings.Join(append(within, string(key)), " ")}
	_, err := unseal(value)
	switch {
	case len(within) == 0 && string(key) == stateKey:
		var s State
		if err == nil {
			err = decode(value, &s)
		}
		if err == nil {
			v.state = &s
		}
	case len(within) == 0 && string(key) == goneKey:
		f.Kind = workbook.FaultHead
		var g Gone
		if err == nil {
			err = decode(value, &g)
		}
		if err == nil && g.Head.ID != v.id {
			err = errMisfiled
		}
		if err == nil {
			v.head, v.gone = &g.Head, g.At
		}
	case len(within) == 1 && within[0] == answersBucket:
		f.Kind = workbook.FaultAnswer
		f.Prompt, f.Side, f.Row = answerPlace(key)
		v.sum.add(key, value)
		err = v.addAnswer(key, value, deep, err)
	case len(within) == 1 && within[0] == logBucket:
		f.Kind = workbook.FaultChange
		f.Seq, err = v.addChange(key, value, deep, err)
	}
	if err == nil {
		return nil
	}
	f.Detail += ": " + err.Error()
	return []workbook.Fault{f}
}

func (v *volume) addAnswer(key, value []byte, deep bool, err error) error {
	if err != nil || !deep {
		return err
	}
	var r workbook.Record
	if err := decode(value, &r); err != nil {
		return err
	}
	if !bytes.Equal(answerKey(r.Key), key) {
		return errMisfiled
	}
	v.answers = append(v.answers, r)
	return nil
}

func (v *volume) addChange(key, value []byte, deep bool, err error) (seq int, _ error) {
	seq, failed := strconv.Atoi(string(key))
	if failed != nil || string(logKey(seq)) != string(key) {
		return 0, errMisfiled
	}
	v.seqs = append(v.seqs, seq)
	if err != nil {
		return seq, err
	}
	var c workbook.Change
	if err := decode(value, &c); err != nil {
		return seq, err
	}
	if c.Seq != seq {
		return seq, errMisfiled
	}
	if !deep {
		v.log = v.log[:0]
	}
	v.log = append(v.log, c)
	return seq, nil
}

// answerPlace reads the key of an answer.
func answerPlace(key []byte) (prompt, side, row string) {
	parts := strings.Split(string(key), "/")
	for i := range parts {
		if bare, err := url.PathUnescape(parts[i]); err == nil {
			parts[i] = bare
		}
	}
	if len(parts) != 4 {
		return string(key), "", ""
	}
	return parts[0], parts[1], parts[3]
}

// judge tells what is missing of a workbook, and with a deep survey whether its
// log leads to its answers.
func (s *survey) judge(v *volume) {
	if v.head == nil {
		s.tell(workbook.Fault{Kind: workbook.FaultHead, Detail: "the head is missing or damaged"})
	}
	switch {
	case v.state == nil:
		s.tell(workbook.Fault{Kind: workbook.FaultCount, Detail: "what the answers come to is missing"})
	case *v.state != v.sum:
		s.tell(workbook.Fault{Kind: workbook.FaultCount, Detail: fmt.Sprintf("%d answers of %d, or others", v.sum.Answers, v.state.Answers)})
	}
	next := 1
	for _, seq := range v.seqs {
		for ; next < seq; next++ {
			s.tell(workbook.Fault{Kind: workbook.FaultChange, Seq: next, Detail: "missing in the log"})
			if seq-next > mostFaults {
				next = seq - 1
			}
		}
		next = seq + 1
	}
	if v.head != nil && v.logEnds() && (len(v.log) == 0 || v.log[len(v.log)-1].Rev != v.head.Revision) {
		s.tell(workbook.Fault{Kind: workbook.FaultChange, Seq: next, Detail: "the log does not go as far as the head"})
	}
	if s.deep && len(v.faults) == 0 {
		s.replay(v)
	}
}

// logEnds tells whether the log's newest entry could be read; of one that could
// not it is told already that it is damaged.
func (v *volume) logEnds() bool {
	return len(v.seqs) == 0 || len(v.log) > 0 && v.log[len(v.log)-1].Seq == v.seqs[len(v.seqs)-1]
}

// replay holds the answers of a workbook without faults against its log.
func (s *survey) replay(v *volume) {
	t, err := workbook.DecodeTemplate(s.templates[v.head.Frozen])
	if err != nil {
		s.tell(workbook.Fault{Kind: workbook.FaultTemplate, Detail: err.Error()})
		return
	}
	w, err := workbook.Replay(v.id, t, v.log, 0)
	if err != nil {
		s.tell(workbook.Fault{Kind: workbook.FaultSense, Detail: "the log cannot be followed: " + err.Error()})
		return
	}
	sum, err := sumOf(w)
	if err != nil {
		s.tell(workbook.Fault{Kind: workbook.FaultSense, Detail: err.Error()})
		return
	}
	if sum != v.sum {
		s.tell(workbook.Fault{Kind: workbook.FaultSense, Detail: "the log leads to other answers"})
	}
}
