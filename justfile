# Format, lints, tests.
check:
    .ci/run

# Rewrite golden files; the diff is the review.
bless:
    SNAPSHOTS=overwrite cargo test

# The gap report of the example.
demo:
    cargo run --release -- score examples/answers.toml
