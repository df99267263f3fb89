"""The trained reader as it is trained: encoder and heads in PyTorch. The package reads with the same weights in numpy."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from dragoman.extraction.trained.features import PAIR_FEATURES, WORD_FEATURES
from dragoman.extraction.trained.labels import KINDS, OUTSIDE, PROPERTIES, RELATIONS

LAYERS, WIDTH, HEADS, INNER = 6, 384, 12, 1536
SPAN, PAIR = 256, 64


class Layer(nn.Module):
    """One layer of the encoder. Attention weights are not dropped: that cost more than the layer itself."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        if self.training:  # the fused kernel is up to three times faster, but does not export
            whole = bias.expand(-1, 1, length, -1)
            mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=whole)
        else:
            mixed = torch.softmax(q @ k.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5 + bias, dim=-1) @ v
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Pieces `[batch, length]` with a mask and word features → states `[batch, length, WIDTH]`."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.features = nn.Linear(WORD_FEATURES, WIDTH, bias=False)
        nn.init.zeros_(self.features.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = nn.Dropout(0.1)

    def forward(self, pieces: Tensor, mask: Tensor, features: Tensor) -> Tensor:
        positions = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.words(pieces) + self.positions(positions) + self.features(features)
        x = self.drop(self.norm(x))
        bias = (mask[:, None, None, :] - 1.0) * 1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load(self, weights: Path) -> None:
        """Takes over the weights of the published encoder."""
        given = load_file(weights)
        with torch.no_grad():
            self.words.weight.copy_(given["embeddings.word_embeddings.weight"])
            self.positions.weight.copy_(
                given["embeddings.position_embeddings.weight"] + given["embeddings.token_type_embeddings.weight"][0]
            )
            self.norm.weight.copy_(given["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(given["embeddings.LayerNorm.bias"])
            for number, layer in enumerate(self.layers):
                base = f"encoder.layer.{number}."
                for kind in ("weight", "bias"):
                    parts = [given[f"{base}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
                    getattr(layer.qkv, kind).copy_(torch.cat(parts))
                    for mine, theirs in _THEIRS.items():
                        getattr(getattr(layer, mine), kind).copy_(given[f"{base}{theirs}.{kind}"])


_THEIRS = {
    "out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
    "down": "output.dense", "norm2": "output.LayerNorm",
}  # fmt: skip


class PairHead(nn.Module):
    """Scores of two spans for one relation."""

    def __init__(self, outputs: int) -> None:
        super().__init__()
        self.a = nn.Linear(SPAN, PAIR)
        self.b = nn.Linear(SPAN, PAIR, bias=False)
        self.f = nn.Linear(PAIR_FEATURES, PAIR, bias=False)
        self.u = nn.Linear(SPAN, PAIR, bias=False)
        self.v = nn.Linear(SPAN, PAIR, bias=False)
        self.w = nn.Linear(PAIR, outputs)
        self.drop = nn.Dropout(0.1)

    def forward(self, sources: Tensor, targets: Tensor, features: Tensor) -> Tensor:
        """`[s, SPAN]`, `[t, SPAN]`, `[s, t, PAIR_FEATURES]` → `[s, t, outputs]`."""
        product = self.u(sources)[:, None, :] * self.v(targets)[None, :, :]
        hidden = self.a(sources)[:, None, :] + self.b(targets)[None, :, :] + self.f(features) + product
        return self.w(self.drop(torch.relu(hidden)))


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.tag1 = nn.Linear(WIDTH, 256)
        self.tag2 = nn.Linear(256, 3 * len(KINDS))
        self.span = nn.Linear(3 * WIDTH, SPAN)
        self.kind = nn.Embedding(len(KINDS), SPAN)
        nn.init.normal_(self.kind.weight, std=0.02)
        self.properties = nn.ModuleDict({f"of_{name}": nn.Linear(SPAN, len(c)) for name, (_, c) in PROPERTIES.items()})
        self.relations = nn.ModuleDict({f"to_{relation.name}": PairHead(relation.outputs) for relation in RELATIONS})
        self.drop = nn.Dropout(0.15)
        self._expect_little()

    def _expect_little(self) -> None:
        """Biases from which nearly nothing is a span and nearly no pair belongs together, as is the case."""
        with torch.no_grad():
            self.tag2.bias.view(len(KINDS), 3)[:, OUTSIDE] += 4.0
            for relation in RELATIONS:
                self.relations[f"to_{relation.name}"].w.bias[0] -= 3.0

    def tags(self, states: Tensor) -> Tensor:
        """Word states `[words, WIDTH]` → `[words, kinds, 3]`."""
        return self.tag2(torch.relu(self.tag1(self.drop(states)))).view(-1, len(KINDS), 3)

    def spans(self, states: Tensor, first: Tensor, last: Tensor, kind: Tensor) -> Tensor:
        """`[spans, SPAN]`."""
        sums = torch.cat([torch.zeros(1, WIDTH), states.cumsum(0)])
        mean = (sums[last + 1] - sums[first]) / (last + 1 - first)[:, None]
        joined = torch.cat([states[first], states[last], mean], dim=-1)
        return self.drop(torch.relu(self.span(self.drop(joined)) + self.kind(kind)))


def pool(states: Tensor, piece_word: Tensor, words: int) -> Tensor:
    """Piece states → the mean of each word's, `[words, WIDTH]`."""
    out = torch.zeros(words, states.shape[-1]).index_add(0, piece_word, states)
    return out / torch.bincount(piece_word, minlength=words).clamp(min=1)[:, None]
