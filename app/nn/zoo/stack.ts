import { activation } from "../layers/activation.ts";
import { adaptiveAvgPool2d } from "../layers/adaptive-avg-pool2d.ts";
import { bottleneck } from "../layers/bottleneck.ts";
import { conv2d, type Conv2dSpec } from "../layers/conv2d.ts";
import { dense } from "../layers/dense.ts";
import { denseBlock } from "../layers/dense-block.ts";
import { dropout } from "../layers/dropout.ts";
import { fire } from "../layers/fire.ts";
import { invertedResidual } from "../layers/inverted-residual.ts";
import { maxPool2d, type MaxPool2dSpec } from "../layers/max-pool2d.ts";
import { residual, type ResidualSpec } from "../layers/residual.ts";
import { layerType } from "../layer-table.ts";
import type { ActivationKind, LayerSpec, LayerTypeName } from "../types.ts";

/** Creates a layer with the given id. */
export type LayerMaker = (id: string) => LayerSpec;

/** Numbers the layers `l1`, `l2` ... in order. */
export function stack(...makers: readonly LayerMaker[]): readonly LayerSpec[] {
  return makers.map((make, i) => make(`l${i + 1}`));
}

/** A square convolution, padded "same" with stride 1 unless `more` says otherwise. */
export function conv(channels: number, kernel: number, more: Partial<Conv2dSpec> = {}): LayerMaker {
  return (id) => ({ ...conv2d.create(id), channels, kernel: [kernel, kernel], ...more });
}

export function act(kind: ActivationKind): LayerMaker {
  return (id) => ({ ...activation.create(id), kind });
}

/** Max pooling, without overlap unless `more` says otherwise. */
export function maxPool(size: number, more: Partial<MaxPool2dSpec> = {}): LayerMaker {
  return (id) => ({ ...maxPool2d.create(id), kernel: [size, size], stride: [size, size], ...more });
}

export function fullyConnected(units: number): LayerMaker {
  return (id) => ({ ...dense.create(id), units });
}

export function residualBlock(channels: number, stride: number, more: Partial<ResidualSpec> = {}): LayerMaker {
  return (id) => ({ ...residual.create(id), channels, stride, ...more });
}

/** ResNet's bottleneck: a quarter of the channels in the middle. */
export function bottleneckBlock(channels: number, stride: number): LayerMaker {
  return (id) => ({ ...bottleneck.create(id), channels, width: channels / 4, stride });
}

export function invertedBlock(channels: number, expansion: number, stride: number): LayerMaker {
  return (id) => ({ ...invertedResidual.create(id), channels, expansion, stride });
}

export function fireModule(squeeze: number, expand: number): LayerMaker {
  return (id) => ({ ...fire.create(id), squeeze, expand });
}

export function denseLayers(layers: number, growth: number): LayerMaker {
  return (id) => ({ ...denseBlock.create(id), layers, growth });
}

export function averageTo(size: number): LayerMaker {
  return (id) => ({ ...adaptiveAvgPool2d.create(id), size: [size, size] });
}

export function drop(rate: number): LayerMaker {
  return (id) => ({ ...dropout.create(id), rate });
}

/** A layer with its type's default settings. */
export function usual(type: LayerTypeName): LayerMaker {
  return (id) => layerType(type).create(id);
}
