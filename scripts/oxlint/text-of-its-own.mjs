/**
 * `receptive/text-of-its-own`: a text that can change is the only child of its element.
 *
 * Browser translators replace each text by an element, and React keeps writing to the original text: beside other
 * children the text then appears frozen, and removing it throws. The only child of an element is replaced as a whole. Texts
 * that never change may stand beside elements that are never added or removed.
 */
const MESSAGE =
  "This breaks on a translated page: write changing text as one string, in an element of its own (see e2e/text-guard.ts).";

/** Properties that contain elements, not texts. */
const SLOTS = new Set(["children", "icon"]);

const isBlank = (node) => node.type === "JSXText" && node.value.trim() === "" && node.value.includes("\n");
const isComment = (node) => node.type === "JSXExpressionContainer" && node.expression.type === "JSXEmptyExpression";

/** Text that is the same in every render. */
const isFixed = ({ type, value }) => type === "Literal" && (typeof value === "string" || typeof value === "number");

/** Whether an expression can only result in elements, judging by its syntax. */
function isElements(node) {
  switch (node.type) {
    case "JSXElement":
    case "JSXFragment":
      return true;
    case "Literal":
      return node.value === null || node.value === "" || typeof node.value === "boolean";
    case "Identifier":
      return SLOTS.has(node.name) || node.name === "undefined";
    case "ConditionalExpression":
      return isElements(node.consequent) && isElements(node.alternate);
    case "LogicalExpression":
      return isElements(node.right) && (node.operator === "&&" || isElements(node.left));
    case "CallExpression":
      return node.callee.type === "MemberExpression" && node.callee.property.name === "map";
    default:
      return false;
  }
}

export const textOfItsOwn = {
  meta: { type: "problem", docs: { description: "Text that changes is the only child of its element" } },
  create(context) {
    const check = ({ children }) => {
      const all = children.filter((child) => !isBlank(child) && !isComment(child));
      if (all.length < 2) return;
      const hasText = all.some((child) => child.type === "JSXText");
      for (const child of all) {
        if (child.type !== "JSXExpressionContainer" || isFixed(child.expression)) continue;
        if (hasText || !isElements(child.expression)) context.report({ node: child, message: MESSAGE });
      }
    };
    return { JSXElement: check, JSXFragment: check };
  },
};
