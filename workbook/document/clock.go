package document

import "time"

const clock = "2006-01-02 15:04"

// Stamp is a time in figures with how far its zone is from UTC: who reads a document
// may live in another one. The zero time is empty.
func Stamp(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.Format(clock) + " " + offset(at)
}

// offset is "UTC", or "UTC+08:00".
func offset(at time.Time) string {
	if _, seconds := at.Zone(); seconds == 0 {
		return "UTC"
	}
	return "UTC" + at.Format("-07:00")
}
