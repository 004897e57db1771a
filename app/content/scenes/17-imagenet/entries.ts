/** Published errors on ImageNet, each with its source, and the networks that they belong to by our own account. Pure. */
import { graphOf, nodeMacs, parameterCount } from "#nn/graph.ts";
import type { Architecture, Graph, GraphNode } from "#nn/types.ts";
import { alexnet2012, resnet101, resnet152, resnet34, resnet50, vgg16, vgg19 } from "#nn/zoo/imagenet.ts";

export const NETWORKS = ["alexnet", "vgg16", "vgg19", "resnet34", "resnet50", "resnet101", "resnet152"] as const;
export type NetworkId = (typeof NETWORKS)[number];

/** `contest`: what the slides print, the error of several networks together; `single`: of one network alone. */
export type Kind = "contest" | "single";

interface Published {
  /** Top-5 error, in per cent. */
  readonly error: number;
  /** On which images, and of how many networks. */
  readonly of: string;
}

export interface Entry {
  readonly id: NetworkId;
  readonly name: string;
  /** Of the contest for which it was made. */
  readonly year: number;
  readonly architecture: Architecture;
  readonly source: string;
  readonly contest: Published | null;
  readonly single: Published;
}

const KRIZHEVSKY = "Krizhevsky et al. 2012, table 2";
const SIMONYAN = "Simonyan and Zisserman 2015, tables 5 and 7";
/** Their table 4 has two networks of 34 layers; ours is B, which projects only where shapes differ. */
const HE = "He et al. 2016, tables 4 and 5";
const onValidation = (error: number): Published => ({ error, of: "one network, validation images" });

/** In the order of their contests, then of their depths. */
export const entries: readonly Entry[] = [
  {
    id: "alexnet",
    name: "AlexNet",
    year: 2012,
    architecture: alexnet2012,
    source: KRIZHEVSKY,
    contest: { error: 16.4, of: "five networks together, test images" },
    single: onValidation(18.2),
  },
  {
    id: "vgg16",
    name: "VGG-16",
    year: 2014,
    architecture: vgg16,
    source: SIMONYAN,
    contest: { error: 7.3, of: "seven networks together, test images" },
    single: onValidation(7.2),
  },
  {
    id: "vgg19",
    name: "VGG-19",
    year: 2014,
    architecture: vgg19,
    source: SIMONYAN,
    contest: null,
    single: onValidation(7.1),
  },
  ...(
    [
      ["resnet34", "ResNet-34", resnet34, 5.71],
      ["resnet50", "ResNet-50", resnet50, 5.25],
      ["resnet101", "ResNet-101", resnet101, 4.6],
    ] as const
  ).map(([id, name, architecture, error]): Entry => ({
    id,
    name,
    year: 2015,
    architecture,
    source: HE,
    contest: null,
    single: onValidation(error),
  })),
  {
    id: "resnet152",
    name: "ResNet-152",
    year: 2015,
    architecture: resnet152,
    source: HE,
    contest: { error: 3.57, of: "six networks of several depths together, test images" },
    single: onValidation(4.49),
  },
];

export function entryOf(id: NetworkId): Entry {
  const found = entries.find((each) => each.id === id);
  if (!found) throw new Error(`There is no network ${id}`);
  return found;
}

/** Its published error of this kind; null where none was printed. */
export function publishedOf(entry: Entry, kind: Kind): Published | null {
  return kind === "contest" ? entry.contest : entry.single;
}

const isWeighted = ({ spec }: GraphNode): boolean => spec.type === "conv2d" || spec.type === "dense";

/** Convolutions and dense layers on the longest way from the image to the scores. */
export function depthOf(graph: Graph): number {
  const depths = new Map<number, number>([[0, 0]]);
  for (const node of graph.nodes) {
    const below = Math.max(...node.inputs.map((value) => depths.get(value) ?? 0));
    depths.set(node.output, below + (isWeighted(node) ? 1 : 0));
  }
  return depths.get(graph.output) ?? 0;
}

/** A layer with weights, as a column. */
export interface Column {
  readonly label: string;
  readonly kind: "conv" | "dense";
  readonly parameters: number;
  readonly macs: number;
}

/** What a network amounts to. */
export interface Account {
  readonly depth: number;
  readonly parameters: number;
  readonly macs: number;
  readonly columns: readonly Column[];
}

function accountOf(architecture: Architecture): Account {
  const graph = graphOf(architecture);
  const total = (count: (node: GraphNode, graph: Graph) => number): number =>
    graph.nodes.reduce((sum, node) => sum + count(node, graph), 0);
  return {
    depth: depthOf(graph),
    parameters: total(parameterCount),
    macs: total(nodeMacs),
    columns: graph.nodes.filter(isWeighted).map((node, i) => ({
      label: `layer ${i + 1}`,
      kind: node.spec.type === "dense" ? "dense" : "conv",
      parameters: parameterCount(node, graph),
      macs: nodeMacs(node, graph),
    })),
  };
}

const accounts = new Map<NetworkId, Account>();

/** Counted once. */
export function account({ id, architecture }: Entry): Account {
  const known = accounts.get(id) ?? accountOf(architecture);
  accounts.set(id, known);
  return known;
}
