# One command each; every one sets the project up first (see scripts/setup). docs/tutorial.md explains them.
PY := .venv/bin/python
DEMO := out/demo.db

# The parser's matrices are small: a second BLAS thread gains nothing on an idle machine (4,900 against 4,700 tokens a
# second) and costs four fifths of the speed on a busy one, where threads wait for each other (980 against 4,700).
export OPENBLAS_NUM_THREADS ?= 1

.PHONY: help setup demo test check eval bench model pin lock clean

help:
	@echo "make demo    read all of examples/ and print the briefing on Belarus and China"
	@echo "make test    run all tests"
	@echo "make check   lint, format, types, layers and sizes"
	@echo "make eval    measure quality against gold and hold it to its floors"
	@echo "make bench   measure speed and memory, and run peers beside our engines"
	@echo "make model   fit the models that the package ships, from training/"
	@echo "make pin     raise the floors to what is measured now (never lowers one)"
	@echo "make lock    remake requirements.lock"
	@echo "make clean   remove what was made, except .venv"

setup:
	@scripts/setup

demo: setup
	@mkdir -p out
	@rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	.venv/bin/communique read examples --ledger $(DEMO)
	.venv/bin/communique brief Belarus China --ledger $(DEMO)

test: setup
	@scripts/browser
	$(PY) -m pytest

check: setup
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	$(PY) -m pytest tests/test_layers.py tests/test_size.py tests/test_style.py

eval: setup
	$(PY) -m evals.agreement --short
	$(PY) -m evals.run
	$(PY) -m evals.engines.gate
	$(PY) -m evals.linking.run
	$(PY) -m evals.linking.followups
	$(PY) -m evals.linking.run --read

bench: setup
	@scripts/peers
	$(PY) -m bench.speed
	$(PY) -m bench.parsing
	$(PY) -m bench.compare
	@scripts/browser
	$(PY) -m bench.desk

MODEL := src/communique/reading/english/models/events
PASSAGES := src/communique/reading/english/models/passages
LEDGER := src/communique/ledger

model: setup
	@scripts/training
	@mkdir -p out
	PYTHONPATH=src:. .venv/training/bin/python -m training.events.train out/events.pt --hold-out 0 --seed 0 --seed 1 --seed 2
	PYTHONPATH=src:. .venv/training/bin/python -m training.events.export out/events.pt $(MODEL) --temperature 0.65 --threshold 0.8
	$(PY) -m evals.engines.gate --engine events
	PYTHONPATH=src:. .venv/training/bin/python -m training.passages.train out/passages.pt --seed 1 --leave-out pages
	PYTHONPATH=src:. .venv/training/bin/python -m training.passages.export out/passages.pt $(PASSAGES)
	PYTHONPATH=src:. .venv/bin/python -m training.bearings.gold out/gold.jsonl
	PYTHONPATH=src:. .venv/training/bin/python -m training.bearings.train out/bearings-first.pt --hold-out 0
	for half in 0 1; do \
		PYTHONPATH=src:. .venv/training/bin/python -m training.bearings.train out/bearings-half$$half.pt \
			--tune out/bearings-first.pt --gold out/gold.jsonl --half $$half && \
		PYTHONPATH=src:. .venv/training/bin/python -m training.bearings.export out/bearings-half$$half.pt out/half$$half || exit 1; \
	done
	PYTHONPATH=src:. .venv/training/bin/python -m training.bearings.train out/bearings.pt --tune out/bearings-first.pt --gold out/gold.jsonl
	PYTHONPATH=src:. .venv/training/bin/python -m training.bearings.export out/bearings.pt $(LEDGER)/models/bearings
	PYTHONPATH=src:. .venv/bin/python -m training.bearings.clues out/clues.jsonl out/half0 out/half1
	PYTHONPATH=src:. .venv/training/bin/python -m training.bearings.weigh out/clues.jsonl $(LEDGER)/data/bearings.json
	PYTHONPATH=src:. .venv/training/bin/python -m training.words
	$(PY) -m training.linking --only commitments

pin: setup
	$(PY) -m evals.run --update
	$(PY) -m evals.engines.gate --update
	$(PY) -m evals.publish

lock:
	scripts/lock
	scripts/training --lock
	scripts/peers --lock

clean:
	rm -rf out build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
