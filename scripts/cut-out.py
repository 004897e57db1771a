"""
Cuts the birds and the balloon of the scene `cells` out of photographs, and marks the meadow of its background:
python scripts/cut-out.py FOLDER_OF_PHOTOS (needs OpenCV, NumPy and Pillow). The results are in public/cells; who took
the photographs is in public/CREDITS.md.
"""
import sys
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

PHOTOS = Path(sys.argv[1])
TARGET = Path(__file__).parent.parent / "public" / "cells"
SIDE = 224

# File and name; then, in pixels of the photo: a box around the subject (x, y, width, height), ellipses that are surely part of
# it (x, y, half width, half height, degrees) and ellipses that surely are not.
CUTS = [
    ("scarlet_macaw.jpg", "macaw", (112, 46, 354, 345),
     [(165, 100, 25, 32, 0), (150, 118, 12, 22, 0), (255, 190, 45, 85, -35), (370, 235, 50, 70, -25), (300, 200, 60, 60, 0), (355, 300, 70, 12, 0), (420, 280, 18, 30, -30)],
     [(380, 380, 150, 25, 0), (200, 230, 18, 40, 0), (180, 300, 40, 60, 0), (268, 290, 9, 22, 0)]),
    ("duck.jpg", "duck", (58, 98, 350, 338),
     [(240, 290, 110, 60, 0), (320, 250, 22, 60, 0), (350, 140, 18, 22, 0), (385, 170, 16, 12, 40), (365, 300, 30, 50, 0), (95, 260, 20, 15, 0), (145, 370, 9, 22, 0), (265, 420, 18, 12, 20)],
     [(200, 450, 50, 30, 0), (210, 150, 70, 60, 0), (205, 408, 42, 14, 0), (330, 402, 30, 10, 0), (300, 212, 12, 12, 0)]),
    ("kingfisher.jpg", "kingfisher", (138, 24, 186, 232),
     [(230, 120, 32, 55, 15), (230, 55, 32, 22, 0), (300, 72, 18, 3, 5), (180, 140, 22, 40, 25), (178, 225, 8, 22, 10), (222, 65, 22, 12, 0)],
     [(230, 230, 40, 25, -20), (320, 215, 60, 20, 0)]),
    ("kde_air_balloon.jpg", "balloon", (112, 80, 284, 352),
     [(252, 200, 125, 105, 0), (255, 310, 60, 50, 0), (256, 350, 28, 25, 0), (258, 385, 14, 12, 0), (257, 412, 11, 10, 0)],
     []),
]


def ellipse(mask, spec, value):
    x, y, a, b, angle = spec
    cv2.ellipse(mask, (x, y), (a, b), angle, 0, 360, value, -1)


def cut(file, name, box, inside, outside):
    image = cv2.imread(str(PHOTOS / file))
    mask = np.full(image.shape[:2], cv2.GC_BGD, np.uint8)
    x, y, w, h = box
    mask[y : y + h, x : x + w] = cv2.GC_PR_FGD
    sure = np.zeros_like(mask)
    for spec in inside:
        ellipse(sure, spec, 1)
    for spec in outside:
        ellipse(mask, spec, cv2.GC_BGD)
    mask[cv2.erode(sure, np.ones((7, 7))) == 1] = cv2.GC_FGD
    cv2.setRNGSeed(1)
    cv2.grabCut(image, mask, None, np.zeros((1, 65)), np.zeros((1, 65)), 8, cv2.GC_INIT_WITH_MASK)
    found = np.isin(mask, (cv2.GC_FGD, cv2.GC_PR_FGD)).astype(np.uint8)
    found = cv2.morphologyEx(found, cv2.MORPH_OPEN, np.ones((3, 3)))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(found)
    largest = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
    found = (labels == largest).astype(np.uint8)
    alpha = cv2.GaussianBlur(cv2.erode(found, np.ones((2, 2))).astype(np.float32), (0, 0), 0.8)
    rows, columns = np.nonzero(found)
    top, bottom, left, right = rows.min(), rows.max() + 1, columns.min(), columns.max() + 1
    rgba = np.dstack([image[..., ::-1], np.round(255 * alpha)]).astype(np.uint8)[top:bottom, left:right]
    picture = Image.fromarray(rgba, "RGBA")
    picture.thumbnail((SIDE, SIDE), Image.LANCZOS)
    picture.save(TARGET / f"{name}.webp", quality=84, method=6, exact=False)
    return picture


def meadow():
    """Saves the panorama, rotated so that the sun is at its edge, and a mask that is white where it shows meadow."""
    panorama = np.asarray(Image.open(PHOTOS / "hdri_park.jpg").convert("RGB"))
    panorama = np.roll(panorama, 512 - 330, axis=1)
    r, g, b = (panorama[..., i].astype(int) for i in range(3))
    land = ((g - b) > 12) | ((r + g + b) < 300)
    mask = np.zeros(land.shape, np.uint8)
    for column in range(land.shape[1]):
        # From the horizon down: the first row from which nearly all below is land.
        below = np.cumsum(land[::-1, column])[::-1] / np.arange(land.shape[0], 0, -1)
        rows = np.nonzero((below > 0.93) & land[:, column])[0]
        mask[(rows.min() if len(rows) else 128) :, column] = 255
    mask = cv2.medianBlur(mask, 3)
    Image.fromarray(panorama).save(TARGET / "meadow.webp", quality=82, method=6)
    Image.fromarray(mask).convert("1").save(TARGET / "meadow-mask.png", optimize=True)
    return panorama, mask


if __name__ == "__main__":
    TARGET.mkdir(exist_ok=True)
    for each in CUTS:
        cut(*each)
    meadow()
