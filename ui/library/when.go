package library

import (
	"time"

	"shiben/workbook"
)

// when says how long ago a workbook was changed: today by the clock, this year by
// the day, else by the date.
func (s *Screen) when(h workbook.Head) string {
	now := s.env.Now()
	at := h.Updated.In(now.Location())
	days := dayOf(now).Sub(dayOf(at)).Hours() / 24
	switch ago := now.Sub(at); {
	case ago >= 0 && ago < time.Minute:
		return s.t("just_now")
	case ago >= 0 && ago < time.Hour:
		return s.t("minutes_ago", "count", int(ago/time.Minute))
	case days < 0.5 && days > -0.5:
		return at.Format("15:04")
	case days > 0 && days < 1.5:
		return s.t("yesterday")
	case at.Year() == now.Year():
		return s.t("day", "month", int(at.Month()), "name", at.Format("Jan"), "day", at.Day())
	}
	return at.Format("2006-01-02")
}

func dayOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}
