# Every recipe is a task of scripts/task, which needs no just: `scripts/task lint` does what `just lint` does.

# List the recipes
default:
    @just --list

# Format the sources
fmt:
    @scripts/task fmt

# Lint everything; warnings are errors
lint:
    @scripts/task lint

# Run all tests, those in documentation too
test:
    @scripts/task tests doctests

# Build the documentation of the library; warnings are errors
doc:
    @scripts/task rustdoc

# Look at the pages of the sample vault in a real browser (Chromium, Node.js)
pages:
    @scripts/task pages

# Take the pictures of the pages for the documentation anew
pictures:
    @scripts/task pictures

# Check licences and bans of the dependencies
deny:
    @scripts/task deny

# Write the pages of docs/ that are made from the sources
docs:
    @scripts/task docs

# Look for inputs that break a promise, ten minutes a target (fuzz/README.md)
fuzz:
    @scripts/task fuzz

# Ask the questions of docs/analytics.md again and write the answers there
analytics:
    @scripts/task analytics

# Build the sample vault into target/sample
sample:
    @scripts/task sample

# Measure the stages and the commands
bench:
    @scripts/task bench

# Do what CI does
ci:
    @bash .ci/run
