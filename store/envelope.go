package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"hash/crc32"

	"shiben/workbook/clean"
)

// A value in the file reads {"v":1,"crc":"0a1b2c3d","data":…}: the format of the
// envelope, the CRC-32C of the data's bytes, the data.
const (
	envelopeStart  = `{"v":1,"crc":"`
	envelopeMiddle = `","data":`
	envelopeEnd    = `}`
	crcLength      = 8
	envelopeHead   = len(envelopeStart) + crcLength + len(envelopeMiddle)
)

var (
	errEnvelope = errors.New("not an envelope of format 1")
	errChecksum = errors.New("checksum does not match")
	errMissing  = errors.New("missing")
	errMisfiled = errors.New("does not belong to its key")
)

// seal puts JSON bytes into an envelope.
func seal(data []byte) []byte {
	out := make([]byte, 0, envelopeHead+len(data)+len(envelopeEnd))
	out = append(out, envelopeStart...)
	sum := checksum(data)
	out = append(out, sum[:]...)
	out = append(out, envelopeMiddle...)
	out = append(out, data...)
	return append(out, envelopeEnd...)
}

// unseal returns the data of an envelope whose checksum holds. It shares the
// bytes that it was given.
func unseal(value []byte) ([]byte, error) {
	if value == nil {
		return nil, errMissing
	}
	end := len(value) - len(envelopeEnd)
	if end < envelopeHead || string(value[:len(envelopeStart)]) != envelopeStart ||
		string(value[envelopeHead-len(envelopeMiddle):envelopeHead]) != envelopeMiddle || string(value[end:]) != envelopeEnd {
		return nil, errEnvelope
	}
	data := value[envelopeHead:end]
	if sum := checksum(data); !bytes.Equal(sum[:], value[len(envelopeStart):len(envelopeStart)+crcLength]) {
		return nil, errChecksum
	}
	return data, nil
}

func checksum(data []byte) (text [crcLength]byte) {
	const digits = "0123456789abcdef"
	sum := crc32.Checksum(data, crc32.MakeTable(crc32.Castagnoli))
	for i := crcLength - 1; i >= 0; i-- {
		text[i] = digits[sum&0xf]
		sum >>= 4
	}
	return text
}

// encode seals a value. It leaves < > & as they are, to be read by people.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return seal(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), nil
}

// decode reads what encode wrote. It is a door: another program may have written
// the record, and what its texts hold that steers a terminal does not come in.
func decode(value []byte, into any) error {
	data, err := unseal(value)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, into); err != nil {
		return err
	}
	if !clean.JSON(data) {
		clean.Values(into)
	}
	return nil
}
