/** How large everything in the window is, percent of the usual size. The steps are those that browsers have as well. */
export const textSizes = [80, 90, 100, 110, 125, 150, 175, 200] as const;
export type TextSize = (typeof textSizes)[number];

/** The next size in one direction, or the one that it was at first. */
export const textSteps = ['larger', 'smaller', 'usual'] as const;
export type TextStep = (typeof textSteps)[number];
