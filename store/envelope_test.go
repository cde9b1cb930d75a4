package store

import (
	"errors"
	"testing"
)

func TestEnvelopeForm(t *testing.T) {
	value, err := encode(map[string]string{"a": "<一>"})
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"v":1,"crc":"5c6d8e3f","data":{"a":"<一>"}}`; string(value) != want {
		t.Errorf("got %s\nwant %s", value, want)
	}
}

func TestEnvelopeNoticesEveryBit(t *testing.T) {
	whole := seal([]byte(`{"a":"一"}`))
	if _, err := unseal(whole); err != nil {
		t.Fatal(err)
	}
	for i := range whole {
		for bit := range 8 {
			bad := append([]byte(nil), whole...)
			bad[i] ^= 1 << bit
			if _, err := unseal(bad); err == nil {
				t.Errorf("bit %d of byte %d was not noticed: %s", bit, i, bad)
			}
		}
		if _, err := unseal(whole[:i]); err == nil {
			t.Errorf("cut to %d bytes was not noticed", i)
		}
	}
	if _, err := unseal(nil); !errors.Is(err, errMissing) {
		t.Errorf("a missing record: %v", err)
	}
}
