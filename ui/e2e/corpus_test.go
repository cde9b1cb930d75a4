package e2e

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"

	"shiben/ui/uitest"
)

// page is the size of a library's pages where the tests run.
const page = 4096

// specimen is a file that something happened to.
type specimen struct {
	name string
	data []byte
}

// corpus is what can happen to a library: cut anywhere, pages zeroed and swapped,
// or led back to themselves, bits flipped in bbolt's bookkeeping and in what is kept.
// In a plain run it is a few of each kind, beside those that tell most.
func corpus(whole []byte, r *rand.Rand) (all []specimen) {
	all = append(metas(whole), letters(whole)...)
	for _, kind := range []struct {
		all []specimen
		few int
	}{{short(whole), 4}, {zeroed(whole), 3}, {swapped(whole, r), 3}, {circled(whole), 1}, {flipped(whole, r, 300*max(1, uitest.Long())), 12}} {
		r.Shuffle(len(kind.all), func(i, j int) { kind.all[i], kind.all[j] = kind.all[j], kind.all[i] })
		all = append(all, kind.all[:few(kind.few, len(kind.all))]...)
	}
	return all
}

func short(whole []byte) (all []specimen) {
	for _, n := range []int{0, 1, 16, 50, page - 1} {
		all = append(all, specimen{fmt.Sprintf("its first %d bytes", n), whole[:n]})
	}
	for n := page; n < len(whole); n += page {
		for _, n := range []int{n, n + 1, n + page - 1} {
			if n < len(whole) {
				all = append(all, specimen{fmt.Sprintf("its first %d pages and %d bytes", n/page, n%page), whole[:n]})
			}
		}
	}
	return append(all, specimen{"a letter", []byte(strings.Repeat("一封信，不是书库。\n", 4000))})
}

func zeroed(whole []byte) (all []specimen) {
	for n := 2 * page; n < len(whole); n += page {
		all = append(all, without(whole, fmt.Sprintf("page %d zeroed", n/page), n, n+page))
	}
	return all
}

// metas are the library without the one and the other of the pages that lead to all
// others, and without both. The second-newest leads to an older state.
func metas(whole []byte) []specimen {
	return []specimen{
		without(whole, "the first meta zeroed", 0, page),
		without(whole, "the second meta zeroed", page, 2*page),
		without(whole, "both metas zeroed", 0, 2*page),
	}
}

func without(whole []byte, name string, from, to int) specimen {
	data := bytes.Clone(whole)
	clear(data[from:to])
	return specimen{name, data}
}

// letters are the library with another letter in one of the places where an answer is
// kept, which JSON takes as well: in the answer, in the log, on a page that is free.
func letters(whole []byte) (all []specimen) {
	answer, other := []byte("够得着的人"), []byte("够得着的大")
	for from := 0; ; {
		at := bytes.Index(whole[from:], answer)
		if at < 0 {
			return all
		}
		from += at
		data := bytes.Clone(whole)
		copy(data[from:], other)
		all = append(all, specimen{fmt.Sprintf("another letter in an answer at %d", from), data})
		from += len(answer)
	}
}

func swapped(whole []byte, r *rand.Rand) (all []specimen) {
	pages := len(whole) / page
	for i := range pages {
		j := (i + 1 + r.IntN(pages-1)) % pages
		data := bytes.Clone(whole)
		copy(data[i*page:], whole[j*page:(j+1)*page])
		copy(data[j*page:], whole[i*page:(i+1)*page])
		all = append(all, specimen{fmt.Sprintf("pages %d and %d swapped", i, j), data})
	}
	return all
}

// circled leads pages that lead to others to themselves: who follows them never comes
// to an end.
func circled(whole []byte) (all []specimen) {
	for n := 2; n < len(whole)/page; n++ {
		at, number := n*page, []byte{byte(n), byte(n >> 8), 0, 0, 0, 0, 0, 0}
		if whole[at+8] != 1 || !bytes.Equal(whole[at:at+8], number) { // of another kind
			continue
		}
		data := bytes.Clone(whole)
		copy(data[at+16+8:], number) // the first that it leads to
		all = append(all, specimen{fmt.Sprintf("page %d leads to itself", n), data})
	}
	return all
}

// flipped flips one bit in each: of three, one in a page's header or list of
// elements, two in a record.
func flipped(whole []byte, r *rand.Rand, n int) (all []specimen) {
	records := regexp.MustCompile(`\{"v":1,"crc"`).FindAllIndex(whole, -1)
	for i := range n {
		data := bytes.Clone(whole)
		at := r.IntN(len(data)/page)*page + r.IntN(64)
		if i%3 > 0 {
			at = min(uitest.Pick(r, records...)[0]+r.IntN(300), len(data)-1)
		}
		data[at] ^= 1 << r.IntN(8)
		all = append(all, specimen{fmt.Sprintf("a bit flipped at %d, in byte %d of page %d", at, at%page, at/page), data})
	}
	return all
}

// few is how many of all there are a run takes: all of them in a long one.
func few(n, all int) int {
	if uitest.Long() > 0 {
		return all
	}
	return min(n, all)
}
