package e2e

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// page is the size of a library's pages where the tests run.
const page = 4096

// specimen is a file that something happened to.
type specimen struct {
	name string
	data []byte
}

// corpus is what can happen to a library: cut anywhere, pages zeroed and swapped,
// bits flipped in bbolt's bookkeeping and in what is kept.
func corpus(whole []byte, r *rand.Rand, flips int) []specimen {
	return slices.Concat(short(whole), zeroed(whole), swapped(whole, r), flipped(whole, r, flips))
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
	for n := 0; n < len(whole); n += page {
		data := bytes.Clone(whole)
		clear(data[n : n+page])
		all = append(all, specimen{fmt.Sprintf("page %d zeroed", n/page), data})
	}
	data := bytes.Clone(whole)
	clear(data[:2*page])
	return append(all, specimen{"both metas zeroed", data})
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

// flipped flips one bit in each: of three, one in a page's header or list of
// elements, one anywhere, one in a value.
func flipped(whole []byte, r *rand.Rand, n int) (all []specimen) {
	for i := range n {
		data := bytes.Clone(whole)
		at := r.IntN(len(data))
		switch i % 3 {
		case 0:
			at = at/page*page + r.IntN(64)
		case 1:
			if v := bytes.Index(data[at:], []byte(`"v":1`)); v >= 0 {
				at = min(at+v+r.IntN(200), len(data)-1)
			}
		}
		data[at] ^= 1 << r.IntN(8)
		all = append(all, specimen{fmt.Sprintf("a bit flipped at %d, in byte %d of page %d", at, at%page, at/page), data})
	}
	return all
}
