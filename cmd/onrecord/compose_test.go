package main

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// The compose file is for people with a container engine, which tests have not; what can be read in it is checked.
func TestComposeFile(t *testing.T) {
	text, err := os.ReadFile("../../docker-compose.yml")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Services map[string]struct {
			Image       string
			Restart     string
			Environment map[string]string
			Ports       []string
			Volumes     []string
			ShmSize     string `yaml:"shm_size"`
			Healthcheck struct {
				Test              []string
				Interval, Timeout string
				StartPeriod       string `yaml:"start_period"`
				Retries           int
			}
		}
		Volumes map[string]any
	}
	if err := yaml.UnmarshalWithOptions(text, &file, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	postgres := file.Services["postgres"]
	if !regexp.MustCompile(`^postgres:18\.\d+$`).MatchString(postgres.Image) {
		t.Errorf("the image %q is not PostgreSQL 18 with a fixed release", postgres.Image)
	}
	for _, port := range postgres.Ports {
		if !strings.HasPrefix(port, "127.0.0.1:") {
			t.Errorf("the port %q is open to other machines", port)
		}
	}
	if password := postgres.Environment["POSTGRES_PASSWORD"]; !strings.HasPrefix(password, "${POSTGRES_PASSWORD:?") {
		t.Errorf("the password %q does not come from the environment alone", password)
	}
	// Any other folder of the image of version 18 is not kept.
	if !slices.Contains(postgres.Volumes, "postgres:/var/lib/postgresql") {
		t.Errorf("the volumes %v do not keep the data", postgres.Volumes)
	}
	if _, ok := file.Volumes["postgres"]; !ok {
		t.Errorf("the named volume is not declared: %v", file.Volumes)
	}
	if !slices.Contains(postgres.Healthcheck.Test, "pg_isready") || postgres.Healthcheck.Retries == 0 {
		t.Errorf("there is no health check: %+v", postgres.Healthcheck)
	}

	example, err := os.ReadFile("../../.env.example")
	if err != nil {
		t.Fatal(err)
	}
	set := regexp.MustCompile(`(?m)^#? ?([A-Z_]+)=`).FindAllStringSubmatch(string(example), -1)
	for _, used := range regexp.MustCompile(`\$\{([A-Z_]+)`).FindAllStringSubmatch(string(text), -1) {
		if !slices.ContainsFunc(set, func(m []string) bool { return m[1] == used[1] }) {
			t.Errorf("%s is used in docker-compose.yml and missing in .env.example", used[1])
		}
	}
}
