package clean

import (
	"reflect"
	"strconv"
)

// JSON tells whether the strings of a JSON text are such that Text would leave them
// as they are, without reading it: whoever was told so need not call Values.
func JSON(data []byte) bool {
	for i := 0; i < len(data); i++ {
		if data[i] != '\\' || i+1 == len(data) {
			continue
		}
		i++
		switch data[i] {
		case 'b', 'f', 'r':
			return false
		case 'u':
			if i+4 >= len(data) {
				return false
			}
			r, err := strconv.ParseUint(string(data[i+1:i+5]), 16, 16)
			if err != nil || surrogate(rune(r)) || cleanRune(rune(r)) != rune(r) {
				return false
			}
			i += 4
		}
	}
	return Is(string(data))
}

func surrogate(r rune) bool { return r >= 0xD800 && r <= 0xDFFF }

// Values cleans every string that a value leads to, keys of maps as well. It takes
// a pointer; unexported fields stay as they are.
func Values(to any) { values(reflect.ValueOf(to)) }

func values(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			values(v.Elem())
		}
	case reflect.Interface:
		if !v.IsNil() && v.CanSet() { // what it holds cannot be set in place
			inner := reflect.New(v.Elem().Type()).Elem()
			inner.Set(v.Elem())
			values(inner)
			v.Set(inner)
		}
	case reflect.String:
		if s := v.String(); v.CanSet() && !Is(s) {
			v.SetString(Text(s))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				values(v.Field(i))
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			values(v.Index(i))
		}
	case reflect.Map:
		entries(v)
	}
}

// entries cleans a map: what it holds cannot be set in place.
func entries(m reflect.Value) {
	for _, key := range m.MapKeys() {
		k, v := reflect.New(key.Type()).Elem(), reflect.New(m.Type().Elem()).Elem()
		k.Set(key)
		v.Set(m.MapIndex(key))
		values(k)
		values(v)
		if !k.Equal(key) {
			m.SetMapIndex(key, reflect.Value{})
		}
		m.SetMapIndex(k, v)
	}
}
