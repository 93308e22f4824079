//! A picture on sheets of paper: which size, and where each sheet ends.

use super::scene::Scene;
use super::svg::Window;

/// Around the picture, in points.
pub(super) const MARGIN: f64 = 28.0;
/// From pixels to points, where nothing is made smaller.
const FULL: f64 = 0.75;
/// A label may become so small: six and a half points.
const LEAST: f64 = 0.52;

/// Sizes of paper in points, upright, from A4 to A0.
const SIZES: [(f64, f64); 5] = [
    (595.28, 841.89),
    (841.89, 1190.55),
    (1190.55, 1683.78),
    (1683.78, 2383.94),
    (2383.94, 3370.39),
];

/// Sheets of one size.
pub(super) struct Sheets {
    pub(super) width: f64,
    pub(super) height: f64,
    /// From pixels to points.
    pub(super) scale: f64,
    pub(super) windows: Vec<Window>,
}

/// The smallest paper on which every part can be read.
pub(super) fn sheets(scene: &Scene) -> Sheets {
    let breaks = breaks(scene);
    let tallest = breaks
        .windows(2)
        .map(|pair| pair[1] - pair[0])
        .fold(0.0, f64::max);
    for (short, long) in SIZES {
        for (width, height) in [(short, long), (long, short)] {
            let (wide, tall) = (width - 2.0 * MARGIN, height - 2.0 * MARGIN);
            let scale = FULL.min(wide / scene.width).min(tall / tallest);
            if scale >= LEAST {
                let windows = windows(&breaks, tall / scale);
                return Sheets {
                    width,
                    height,
                    scale,
                    windows,
                };
            }
        }
    }
    // No paper is large enough: one sheet as large as the picture.
    let whole = Window {
        top: 0.0,
        height: scene.height,
    };
    Sheets {
        width: scene.width * FULL + 2.0 * MARGIN,
        height: scene.height * FULL + 2.0 * MARGIN,
        scale: FULL,
        windows: vec![whole],
    }
}

/// Where a sheet may end, from the top of the picture to its end.
fn breaks(scene: &Scene) -> Vec<f64> {
    let mut breaks = scene.breaks.clone();
    breaks.extend([0.0, scene.height]);
    breaks.retain(|at| (0.0..=scene.height).contains(at));
    breaks.sort_by(f64::total_cmp);
    breaks.dedup();
    breaks
}

/// As much on each sheet as fits.
fn windows(breaks: &[f64], tall: f64) -> Vec<Window> {
    let mut windows = Vec::new();
    let mut top = breaks[0];
    for (at, end) in breaks.iter().enumerate().skip(1) {
        let is_last = at + 1 == breaks.len();
        if is_last || breaks[at + 1] - top > tall + 0.01 {
            windows.push(Window {
                top,
                height: end - top,
            });
            top = *end;
        }
    }
    windows
}
