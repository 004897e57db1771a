import { expect, test } from "@playwright/test";
import { formulaTex, formulaText, mathMl } from "#formats/formula-text.ts";
import { tex, texBlock, type Tex } from "#nn/tex.ts";
import { withFormulasSet } from "../fixtures/unit/quiz/set-formulas.ts";

const CASES: readonly (readonly [Tex, text: string, tex: string])[] = [
  [tex`3 \times 3 \times ${96} = ${864}`, "3 × 3 × 96 = 864", String.raw`3\times 3\times 96=864`],
  [
    texBlock`C^{(l+1)} (M \times N \times C^{(l)} + 1)`,
    "C^(l + 1)(M × N × C^(l) + 1)",
    String.raw`{C}^{(l+1)}(M\times N\times {C}^{(l)}+1)`,
  ],
  [
    tex`\left\lfloor \frac{${28} + 2 \times 1 - 5}{2} \right\rfloor + 1 = ${13}`,
    "⌊(28 + 2 × 1 − 5)/2⌋ + 1 = 13",
    String.raw`\left\lfloor \frac{28+2\times 1-5}{2}\right\rfloor +1=13`,
  ],
  [tex`\sqrt{${25}} = 5`, "√25 = 5", String.raw`\sqrt{25}=5`],
  [tex`\sum_l F_l = ${61706}`, "∑_l F_l = 61,706", String.raw`{\sum }_{l}{F}_{l}=61{,}706`],
  [tex`2^{10} - ${-3}`, "2^10 − −3", String.raw`{2}^{10}--3`],
  [
    tex`\max(${4}, 500) = \frac{n_0}{\text{samples} \times \text{units}}`,
    "max(4, 500) = (n_0)/(samples × units)",
    String.raw`\mathrm{max}(4, 500)=\frac{{n}_{0}}{\text{samples} \times  \text{units}}`,
  ],
  [tex`a \text{ to } b`, "a to b", String.raw`a\text{ to }b`],
  [tex`${tex`1 + ${2}`} < k_{h}`, "1 + 2 < k_h", String.raw`1+2\lt {k}_{h}`],
];

for (const [formula, text, written] of withFormulasSet(CASES)) {
  test(`a formula as text: ${text}`, () => {
    expect(formulaText(formula)).toBe(text);
    expect(formulaTex(formula)).toBe(written);
  });
}

test("a formula as MathML has its values in their places, and none of the app's styles", () => {
  const formula = withFormulasSet(texBlock`x^2 < ${1234}`);
  expect(mathMl(formula)).toBe(
    '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><mrow><msup><mi>x</mi><mn>2</mn></msup><mo>&lt;</mo><mn>1,234</mn></mrow></math>',
  );
});
