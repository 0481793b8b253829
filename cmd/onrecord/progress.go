package main

import (
	"time"

	"github.com/schollz/progressbar/v3"
)

// progress shows on a terminal how far long work is. Work that ends within the first second shows nothing.
type progress struct {
	app   *app
	what  string
	since time.Time
	bar   *progressbar.ProgressBar
}

func (a *app) newProgress(what string) *progress {
	return &progress{app: a, what: what, since: time.Now()}
}

// step says that done of total are done.
func (p *progress) step(done, total int) {
	if !p.app.errTerminal || p.app.flags.quiet || total < 2 {
		return
	}
	if p.bar == nil && time.Since(p.since) < time.Second {
		return
	}
	if p.bar == nil {
		p.bar = progressbar.NewOptions(total,
			progressbar.OptionSetDescription(p.what),
			progressbar.OptionSetWriter(p.app.stderr),
			progressbar.OptionShowCount(),
			progressbar.OptionSetPredictTime(true),
			progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionClearOnFinish(),
			progressbar.OptionEnableColorCodes(p.app.colour(p.app.errTerminal)),
		)
	}
	// A bar that cannot be drawn is no reason to stop.
	_ = p.bar.Set(done)
}

// done takes the bar off the screen.
func (p *progress) done() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
