// What Chromium can be spared where nobody uses its own controls.

/**
 * Features that are off. The first two have every window load two pages for the suggestions of an address bar that it does not show: over a second of a processor for
 * each. The others are those that Playwright switches off, whose list this one takes the place of.
 */
const off = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
];

/** Given to Chromium as it starts, its windows hold nothing but the page. */
export const plainWindows = `--disable-features=${off.join(',')}`;
