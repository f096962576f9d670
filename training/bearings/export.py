"""Write the graph that the package ships: int8 weights, one row at a time.

    python -m training.bearings.export IN.pt FOLDER

FOLDER gets ``model.onnx`` and ``model.json`` (answers in the order of the outputs, checksum of the graph). The tokenizer is that of
the model of events.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from communique.ledger.following.asking import ANSWERS
from training.bearings.train import SIZES
from training.events.encoder import EventEncoder
from training.events.graph import write


def export(network: EventEncoder, folder: Path) -> None:
    """Write the graph and the description."""
    write(network, folder, {"answers": list(ANSWERS)})


def main() -> None:
    """Run the program."""
    parser = argparse.ArgumentParser(
        prog="python -m training.bearings.export", description=(__doc__ or "").split("\n", 1)[0]
    )
    parser.add_argument("input", type=Path, metavar="IN.pt")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    network = EventEncoder(SIZES)
    network.load_state_dict(torch.load(options.input, weights_only=True))
    export(network, options.folder)


if __name__ == "__main__":
    main()
