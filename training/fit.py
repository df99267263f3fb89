"""Losses of one report and the loop over all of them."""

import math
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from examples import Example, tags
from network import Network, pool
from torch import Tensor, nn
from torch.nn import functional

from dragoman.extraction.trained.encoder import START, STOP, windows
from dragoman.extraction.trained.features import PairTable, word_features
from dragoman.extraction.trained.labels import KIND, KINDS, PROPERTIES, RELATIONS, Relation
from dragoman.extraction.trained.words import SURFACE

HINTLESS = 0.25  # share of reports read without the rules' hints, so that the model can stand alone
MEAN_OF_LAST = 0.005  # share of the newest weights in their running mean: of the last 200 steps or so
TAG_WEIGHT = {"cue": 2.0}
WEIGHT = {"party": 1.0}


@dataclass
class Prepared:
    """An example as tensors. `features` and `pairs` come with and without hints."""

    example: Example
    pieces: Tensor
    piece_word: Tensor
    features: Tensor
    tags: Tensor
    spans: Tensor  # [spans, 3]
    table: PairTable
    bare: PairTable


class Beside(NamedTuple):
    """Reports of which only so many are drawn for an epoch, anew for each."""

    reports: Sequence[Sequence[Prepared]]
    drawn: int


NONE_BESIDE = Beside((), 0)


def prepare(example: Example) -> Prepared:
    words = example.words
    return Prepared(
        example,
        torch.from_numpy(words.pieces),
        torch.from_numpy(words.piece_word),
        torch.from_numpy(word_features(words, example.hints)),
        torch.from_numpy(tags(example)),
        torch.tensor([tuple(span) for span in example.found], dtype=torch.long).reshape(-1, 3),
        PairTable(words, example.found, example.hints),
        PairTable(words, example.found, None),
    )


def disguise(features: Tensor, hinted: bool, rng: random.Random) -> Tensor:
    """Features as another writer might have left them: without hints, or all in capitals or small letters."""
    out = features.clone()
    if not hinted:
        out[:, len(SURFACE) :] = 0
    chance = rng.random()
    letters = [SURFACE.index(name) for name in ("lower", "title", "upper", "initial", "mixed")]
    if chance < 0.12:
        is_letter = out[:, letters].sum(1) > 0
        out[:, letters] = 0
        out[is_letter, SURFACE.index("upper" if chance < 0.06 else "lower")] = 1
    return out


def encode_all(network: Network, batch: Sequence[Prepared], features: Sequence[Tensor]) -> list[Tensor]:
    """Word states of each report of a batch."""
    rows = []
    for number, (prepared, numbers) in enumerate(zip(batch, features, strict=True)):
        by_piece = numbers[prepared.piece_word]
        for window in windows(len(prepared.pieces)):
            rows.append((number, window, by_piece))
    longest = max(after - first for _, (first, after, _, _), _ in rows) + 2
    ids = torch.zeros(len(rows), longest, dtype=torch.long)
    mask = torch.zeros(len(rows), longest)
    seen = torch.zeros(len(rows), longest, features[0].shape[1])
    for row, (number, (first, after, _, _), by_piece) in enumerate(rows):
        size = after - first
        ids[row, 0], ids[row, size + 1] = START, STOP
        ids[row, 1 : size + 1] = batch[number].pieces[first:after]
        mask[row, : size + 2] = 1
        seen[row, 1 : size + 1] = by_piece[first:after]
    states = network.encoder(ids, mask, seen)
    parts: list[list[Tensor]] = [[] for _ in batch]
    for row, (number, (first, _, start, stop), _) in enumerate(rows):
        parts[number].append(states[row, 1 + start - first : 1 + stop - first])
    return [
        pool(torch.cat(part), prepared.piece_word, len(prepared.example.words))
        for part, prepared in zip(parts, batch, strict=True)
    ]


def losses(network: Network, prepared: Prepared, states: Tensor, hinted: bool) -> dict[str, Tensor]:
    """The losses of one report, by head."""
    example = prepared.example
    logits = network.tags(states)
    each = functional.cross_entropy(logits.reshape(-1, 3), prepared.tags.reshape(-1), reduction="none")
    weights = torch.tensor([TAG_WEIGHT.get(kind, 1.0) for kind in KINDS])
    out = {"tags": (each.view(-1, len(KINDS)) * weights).sum() / 4}
    if not example.found:
        return out
    first, last, kind = prepared.spans.unbind(1)
    spans = network.spans(states, first, last, kind)
    for name in PROPERTIES:
        pairs = example.properties.get(name)
        if pairs:
            index = torch.tensor([span for span, _ in pairs])
            wanted = torch.tensor([value for _, value in pairs])
            out[name] = functional.cross_entropy(
                network.properties[f"of_{name}"](spans[index]), wanted, reduction="sum"
            )
    table = prepared.table if hinted else prepared.bare
    for relation in RELATIONS:
        loss = (
            _side_loss(network, example, spans, table)
            if relation.name == "side"
            else _relation_loss(network, relation, example, spans, table)
        )
        if loss is not None:
            out[relation.name] = loss * WEIGHT.get(relation.name, 1.0)
    return out


def _targets(example: Example, relation: Relation) -> list[int]:
    kinds = {KIND[kind] for kind in relation.target}
    if relation.actors:
        return sorted(
            {
                index
                for _, members in example.groups
                for index in members
                if example.found[members[0]].kind in kinds
                and not (relation.name == "holder" and example.found[index].kind == KIND["post"])
            }
        )
    return [index for index, span in enumerate(example.found) if span.kind in kinds]


def _members(example: Example, group: int, relation: Relation) -> list[int]:
    """The mentions of an actor. Who holds a title must be found from names: the title itself would give it away."""
    members = example.groups[group][1]
    return [m for m in members if relation.name != "holder" or example.found[m].kind != KIND["post"]]


def grouped(scores: Tensor, targets: Sequence[int], groups: Sequence[Sequence[int]]) -> Tensor:
    """Scores of mentions `[s, t]` → of actors `[s, groups]`: one good mention is enough."""
    column = {target: number for number, target in enumerate(targets)}
    return torch.stack([torch.logsumexp(scores[:, [column[m] for m in members]], dim=1) for members in groups], dim=1)


def _relation_loss(
    network: Network, relation: Relation, example: Example, spans: Tensor, table: PairTable
) -> Tensor | None:
    sources = sorted(example.links.get(relation.name, ()))
    targets = _targets(example, relation)
    if not sources or not targets:
        return None
    features = torch.from_numpy(table.features(sources, targets))
    scores = network.relations[f"to_{relation.name}"](spans[sources], spans[targets], features)
    main = scores[..., 0]
    links = example.links[relation.name]
    if relation.actors:
        kinds = {KIND[kind] for kind in relation.target}
        numbers = [n for n, (_, members) in enumerate(example.groups) if example.found[members[0]].kind in kinds]
        main = grouped(main, targets, [_members(example, n, relation) for n in numbers])
        names: Sequence[int] = numbers
    else:
        names = targets
    right = torch.tensor([[name in links[source] for name in names] for source in sources])
    if relation.name in {"coreference", "same"}:
        allowed = torch.tensor(
            [
                [t < s and (relation.name == "same" or example.found[t].kind == example.found[s].kind) for t in targets]
                for s in sources
            ]
        )
        main = main.masked_fill(~allowed, -1e4)
    if relation.name == "within":
        main = main.masked_fill(torch.tensor([[t == s for t in targets] for s in sources]), -1e4)
    loss = (
        choice_loss(main, right)
        if relation.choice
        else functional.binary_cross_entropy_with_logits(main, right.float(), reduction="sum")
    )
    if relation.name == "party":
        loss = loss + _role_loss(scores, sources, targets, example)
    return loss


def choice_loss(scores: Tensor, right: Tensor) -> Tensor:
    """Cross-entropy over targets and "none" (score 0), any right target counting as right."""
    full = torch.cat([torch.zeros(len(scores), 1), scores], dim=1)
    answer = torch.cat([~right.any(1, keepdim=True), right], dim=1)
    return (torch.logsumexp(full, 1) - torch.logsumexp(full.masked_fill(~answer, -1e4), 1)).sum()


def _role_loss(scores: Tensor, sources: Sequence[int], targets: Sequence[int], example: Example) -> Tensor:
    row = {source: number for number, source in enumerate(sources)}
    column = {target: number for number, target in enumerate(targets)}
    picked, wanted, apart, each = [], [], [], []
    for (cue, group), role in example.roles.items():
        for member in example.groups[group][1]:
            if member in column and cue in row:
                picked.append(scores[row[cue], column[member], 1:-1])
                wanted.append(role)
                if (cue, group) in example.each:
                    apart.append(scores[row[cue], column[member], -1])
                    each.append(float(example.each[cue, group]))
    if not picked:
        return torch.zeros(())
    loss = functional.cross_entropy(torch.stack(picked), torch.tensor(wanted), reduction="sum") * 0.3
    if apart:
        loss = (
            loss
            + functional.binary_cross_entropy_with_logits(torch.stack(apart), torch.tensor(each), reduction="sum") * 0.3
        )
    return loss


def _side_loss(network: Network, example: Example, spans: Tensor, table: PairTable) -> Tensor | None:
    """An actor's side is read from all its mentions, against all mentions of the states and organisations."""
    if not example.sides:
        return None
    kinds = {KIND["state"], KIND["org"]}
    numbers = [n for n, (_, members) in enumerate(example.groups) if example.found[members[0]].kind in kinds]
    if not numbers:
        return None
    targets = sorted({m for n in numbers for m in example.groups[n][1]})
    members = [example.groups[n][1] for n in numbers]
    total = torch.zeros(())
    for group, side in example.sides.items():
        sources = example.groups[group][1]
        features = torch.from_numpy(table.features(sources, targets))
        scores = network.relations["to_side"](spans[sources], spans[targets], features)[..., 0]
        whole = torch.logsumexp(grouped(scores, targets, members), dim=0, keepdim=True)
        right = torch.tensor([[n == side for n in numbers]])
        total = total + choice_loss(whole, right)
    return total


def _batches(lengths: Sequence[int], batch: int, rng: random.Random) -> list[list[int]]:
    """Reports of like length together, in random order: little is computed for padding."""
    order = sorted(range(len(lengths)), key=lambda n: lengths[n] * (1 + 0.2 * rng.random()))
    groups = [order[k : k + batch] for k in range(0, len(order), batch)]
    rng.shuffle(groups)
    return groups


def _follow(mean: dict[str, Tensor], network: Network) -> None:
    """Moves a running mean of weights on to those of now; an empty one begins with them."""
    for name, value in network.state_dict().items():
        if name not in mean:
            mean[name] = value.detach().clone()
        elif value.is_floating_point():
            mean[name].lerp_(value, MEAN_OF_LAST)
        else:
            mean[name].copy_(value)


def train(
    network: Network,
    examples: Sequence[Sequence[Prepared]],
    epochs: int,
    rate: float = 2e-4,
    batch: int = 3,
    seed: int = 1,
    steady: int = 0,
    beside: Beside = NONE_BESIDE,
) -> dict[str, Tensor]:
    """Trains on reports given in several variants each; every epoch takes one variant of each report,
    and of some of those `beside`, which are drawn for it.

    The rate stays for `steady` epochs, then falls to next to nothing. Gives the mean of the weights while it fell, the
    latest counting most: it reads unseen outlets a little better than the last weights do.
    """
    rng = random.Random(seed)
    torch.manual_seed(seed)
    np.random.seed(seed)
    network.encoder.words.weight.requires_grad_(False)
    slow = [p for p in network.encoder.parameters() if p.requires_grad]
    fast = [p for n, p in network.named_parameters() if not n.startswith("encoder")]
    optimizer = torch.optim.AdamW([{"params": slow, "lr": rate}, {"params": fast, "lr": 5 * rate}], weight_decay=0.01)
    steps = epochs * math.ceil((len(examples) + beside.drawn) / batch)
    warm = max(1, steps // 12)
    falling = max(warm, steps * steady // max(1, epochs))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, 1, max(0.02, (steps - step) / max(1, steps - falling)))
    )
    mean: dict[str, Tensor] = {}
    done = 0
    network.train()
    began = time.time()
    for epoch in range(epochs):
        taken = [*examples, *rng.sample(beside.reports, beside.drawn)]
        groups = _batches([len(variants[0].pieces) for variants in taken], batch, rng)
        sums: dict[str, float] = {}
        for group in groups:
            chosen = [rng.choice(taken[n]) if epoch else taken[n][0] for n in group]
            hinted = [rng.random() >= HINTLESS for _ in chosen]
            features = [disguise(p.features, h, rng) for p, h in zip(chosen, hinted, strict=True)]
            states = encode_all(network, chosen, features)
            total = torch.zeros(())
            for prepared, own, with_hints in zip(chosen, states, hinted, strict=True):
                for name, loss in losses(network, prepared, own, with_hints).items():
                    total = total + loss
                    sums[name] = sums.get(name, 0.0) + loss.item()
            optimizer.zero_grad()
            (total / (len(group) * 20)).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            done += 1
            if done >= falling:
                _follow(mean, network)
        told = " ".join(f"{name} {value / len(taken):.2f}" for name, value in sums.items())
        print(f"epoch {epoch + 1}/{epochs} {time.time() - began:.0f}s {told}", flush=True)
    return mean
