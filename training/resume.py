"""The weights of the model in the package, for training it further: its 8-bit matrices as floating-point numbers."""

from pathlib import Path

import numpy as np
import onnx
import torch
from network import LAYERS
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from export import MODEL

_MATRICES = ("qkv", "out", "up", "down")


def shipped(folder: Path = MODEL) -> dict[str, Tensor]:
    """Weights of the encoder and the heads by name, but for the word table, which training leaves as it was published.

    `ValueError` if the file holds other matrices than the encoder has.
    """
    graph = onnx.load(str(folder / "encoder.onnx")).graph
    arrays = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    found = {f"encoder.{name}": array for name, array in arrays.items() if name.startswith(("layers.", "norm."))}
    found["encoder.positions.weight"] = _whole(arrays, "positions.weight")
    names = ["features"] + [f"layers.{layer}.{matrix}" for layer in range(LAYERS) for matrix in _MATRICES]
    # The exporter numbers the matrices, in the order in which the encoder multiplies by them.
    used = [node.input[1] for node in graph.node if node.op_type == "MatMulInteger" and node.input[1] in arrays]
    if len(used) != len(names):
        raise ValueError(f"{folder}: {len(used)} matrices instead of {len(names)}: not the encoder of this network")
    for name, quantized in zip(names, used, strict=True):
        found[f"encoder.{name}.weight"] = _whole(arrays, quantized.removesuffix("_quantized")).T
    with np.load(folder / "heads.npz") as heads:
        found |= {name: heads[name] for name in heads.files}
    return {name: torch.from_numpy(np.array(array, dtype=np.float32)) for name, array in found.items()}


def _whole(arrays: dict[str, NDArray[np.generic]], name: str) -> NDArray[np.float32]:
    """An 8-bit matrix as the numbers that it stands for; each column has a scale of its own, or all have one."""
    steps = arrays[f"{name}_quantized"].astype(np.float32) - arrays[f"{name}_zero_point"].astype(np.float32)
    whole: NDArray[np.float32] = steps * arrays[f"{name}_scale"]
    return whole
