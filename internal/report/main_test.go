package report_test

import (
	"os"
	"testing"

	"onrecord/internal/dbtest"
)

func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }
