/** Settings of the optimisers torch.optim.SGD, Adam and AdamW, in PyTorch's terms. Pure. */
export interface SgdSettings {
  readonly kind: "sgd";
  readonly rate: number;
  readonly momentum: number;
  readonly weightDecay: number;
}
export interface AdamSettings {
  /** `adamw`: weight decay decoupled from the gradient (Loshchilov and Hutter 2019). */
  readonly kind: "adam" | "adamw";
  readonly rate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly eps: number;
  readonly weightDecay: number;
}
export type OptimizerSettings = SgdSettings | AdamSettings;

export const defaultAdamW: AdamSettings = {
  kind: "adamw",
  rate: 0.003,
  beta1: 0.9,
  beta2: 0.999,
  eps: 1e-8,
  weightDecay: 0.01,
};

export const defaultSgd: SgdSettings = { kind: "sgd", rate: 0.01, momentum: 0.9, weightDecay: 0 };
export const defaultAdam: AdamSettings = {
  kind: "adam",
  rate: 0.003,
  beta1: 0.9,
  beta2: 0.999,
  eps: 1e-8,
  weightDecay: 0,
};
