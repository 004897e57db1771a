import { expect, test } from "@playwright/test";
import { type Machine, mostBytes } from "#gpu/memory.ts";

const MAC =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15";
const WINDOWS =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
const ANDROID =
  "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";
const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";

test("phones and tablets get 384 MB of textures, laptops two gigabytes", () => {
  const megabytes = (machine: Machine): number => mostBytes(machine) / 2 ** 20;
  expect(megabytes({ userAgent: WINDOWS, maxTouchPoints: 0, userAgentData: { mobile: false }, deviceMemory: 8 })).toBe(
    2048,
  );
  expect(megabytes({ userAgent: WINDOWS, maxTouchPoints: 10 })).toBe(2048); // a laptop with a touch screen
  expect(megabytes({ userAgent: MAC, maxTouchPoints: 0 })).toBe(2048);
  expect(megabytes({ userAgent: MAC, maxTouchPoints: 5 })).toBe(384); // an iPad
  expect(megabytes({ userAgent: IPHONE, maxTouchPoints: 5 })).toBe(384);
  expect(megabytes({ userAgent: ANDROID, maxTouchPoints: 5, userAgentData: { mobile: true }, deviceMemory: 8 })).toBe(
    384,
  );
  expect(megabytes({ userAgent: WINDOWS, maxTouchPoints: 0, deviceMemory: 2 })).toBe(384);
});
