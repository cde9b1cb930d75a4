package workbook

import "math/big"

// maxBits is how long a number may grow while a derived column is worked out:
// columns that square each other in turn would fill the memory.
const maxBits = 1024

// exactNumber reads a canonical number cell; nil when it is empty or none.
func exactNumber(cell string) *big.Rat {
	if !plainDecimal(cell) {
		return nil
	}
	r, _ := new(big.Rat).SetString(cell)
	return r
}

// exactly works out two numbers; nil while one of them is not known, when what it
// comes to is beyond maxBits, and for a division by nothing.
func exactly(operator string, a, b *big.Rat) *big.Rat {
	if a == nil || b == nil || operator == "/" && b.Sign() == 0 {
		return nil
	}
	r := new(big.Rat)
	switch operator {
	case "+":
		r.Add(a, b)
	case "-":
		r.Sub(a, b)
	case "*":
		r.Mul(a, b)
	case "/":
		r.Quo(a, b)
	}
	if r.Num().BitLen() > maxBits || r.Denom().BitLen() > maxBits {
		return nil
	}
	return r
}

// compares tells whether an order (-1, 0 or 1) is what an operator asks for.
func compares(operator string, order int) bool {
	switch operator {
	case "==":
		return order == 0
	case "!=":
		return order != 0
	case "<":
		return order < 0
	case "<=":
		return order <= 0
	case ">":
		return order > 0
	}
	return order >= 0
}

// meanOf is the mean of what is known among some numbers; nil when fewer than the
// least are.
func meanOf(least int, numbers []*big.Rat) *big.Rat {
	sum, n := new(big.Rat), 0
	for _, r := range numbers {
		if r != nil {
			sum, n = exactly("+", sum, r), n+1
		}
		if sum == nil {
			return nil
		}
	}
	if n == 0 || n < least {
		return nil
	}
	return sum.Quo(sum, big.NewRat(int64(n), 1))
}

// leanOf is the side that a number leans to: at most −bound the first, at least
// +bound the second, else both; nothing while it is not known.
func leanOf(t *Template, bound, r *big.Rat) string {
	switch {
	case r == nil:
		return ""
	case r.Cmp(bound) >= 0:
		return t.Sides[1].ID
	case r.Cmp(new(big.Rat).Neg(bound)) <= 0:
		return t.Sides[0].ID
	}
	return BothSides
}
