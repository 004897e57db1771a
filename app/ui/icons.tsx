import type { ReactNode } from "react";

/** A 16-pixel line drawing in the colour of the text. */
function Icon({ children, filled = false }: { readonly children: ReactNode; readonly filled?: boolean }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill={filled ? "currentColor" : "none"}
      stroke={filled ? "none" : "currentColor"}
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

function drawn(path: string, filled = false) {
  return function DrawnIcon() {
    return (
      <Icon filled={filled}>
        <path d={path} />
      </Icon>
    );
  };
}

export const PlayIcon = drawn("M4.5 2.8v10.4l8.5-5.2z", true);
export const PauseIcon = drawn("M4 3h3v10H4zM9 3h3v10H9z", true);
export const StepIcon = drawn("M3 3v10l7-5zM11 3h2v10h-2z", true);
export const ResetIcon = drawn("M3 8a5 5 0 1 0 1.6-3.7M3 2.5v3h3");
export const UndoIcon = drawn("M6 3 3 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H7");
export const RedoIcon = drawn("m10 3 3 3-3 3M13 6H6.5a3.5 3.5 0 0 0 0 7H9");
export const PlusIcon = drawn("M8 3v10M3 8h10");
export const TrashIcon = drawn("M3 4.5h10M6 4.5V3h4v1.5M4.5 4.5 5 13h6l.5-8.5");
export const UpIcon = drawn("M8 13V3M4 7l4-4 4 4");
export const DownIcon = drawn("M8 3v10M4 9l4 4 4-4");
export const DuplicateIcon = drawn("M6 6h7v7H6zM10 6V3H3v7h3");
export const LinkIcon = drawn(
  "M6.5 9.5l3-3M7 4.5l1.5-1.5a3 3 0 0 1 4.5 4.5L11.5 9M9 11.5 7.5 13A3 3 0 0 1 3 8.5L4.5 7",
);
export const SunIcon = drawn(
  "M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M12.6 3.4l-.7.7M4.1 11.9l-.7.7",
);
export const MoonIcon = drawn("M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5z");
export const ProjectorIcon = drawn("M2 3h12v7H2zM8 10v2M5 14l3-2 3 2");
export const PresentIcon = drawn("M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3");
export const HelpIcon = drawn(
  "M6 6a2 2 0 1 1 2.8 1.9c-.5.3-.8.6-.8 1.2M8 11.6v.1M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8z",
);
export const SaveIcon = drawn("M3 3h8l2 2v8H3zM5.5 3v3.2h4.5V3M5.5 13V9.5h5V13");
export const EyeIcon = drawn(
  "M1.8 8S4 3.8 8 3.8 14.2 8 14.2 8 12 12.2 8 12.2 1.8 8 1.8 8zM8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6z",
);
export const EraserIcon = drawn("M6 13h7M3 9.5 9 3.5l4 4L8 13H6z");
export const CheckIcon = drawn("m3 8.5 3.2 3L13 4.5");
export const CrossIcon = drawn("m4 4 8 8M12 4l-8 8");
export const ChevronIcon = drawn("m6 4 4 4-4 4");
export const LeftIcon = drawn("M13 8H3M7 4 3 8l4 4");
export const RightIcon = drawn("M3 8h10M9 4l4 4-4 4");
export const HandleIcon = drawn("M6 4v.01M10 4v.01M6 8v.01M10 8v.01M6 12v.01M10 12v.01");
export const MoreIcon = drawn("M4 8v.01M8 8v.01M12 8v.01");
export const WarningIcon = drawn("M8 2.5 14 13H2zM8 6.5v3M8 11.4v.1");
export const InfoIcon = drawn("M8 7.2v4M8 4.8v.1M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8z");
export const DownloadIcon = drawn("M8 2.5v7M5 7l3 3 3-3M3 13h10");
