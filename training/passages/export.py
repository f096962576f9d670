"""Write the graph that the package ships: int8 weights, one window at a time.

    python -m training.passages.export IN.pt FOLDER

FOLDER gets ``model.onnx`` and ``model.json`` (registers and answers in the order of the outputs, checksum of the graph). The tokenizer
is that of the model of events.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from communique.reading.english.passages.labels import REGISTERS, questions
from training.events.graph import write
from training.passages.network import PassageEncoder


def main() -> None:
    """Run the program."""
    parser = argparse.ArgumentParser(
        prog="python -m training.passages.export", description=(__doc__ or "").split("\n", 1)[0]
    )
    parser.add_argument("input", type=Path, metavar="IN.pt")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    network = PassageEncoder()
    network.load_state_dict(torch.load(options.input, weights_only=True))
    about = {
        "registers": list(REGISTERS),
        "questions": {name: list(answers) for name, answers in questions().items()},
    }
    write(network, options.folder, about, by_token=True)


if __name__ == "__main__":
    main()
