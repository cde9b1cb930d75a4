//go:build !planted

package app

import "shiben/ui"

// planted does nothing in the program as it is shipped.
func planted(env ui.Env) ui.Env { return env }
