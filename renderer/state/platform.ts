/** Whether Ctrl is called Cmd here. */
export const isMac = (): boolean => navigator.platform.startsWith('Mac');
