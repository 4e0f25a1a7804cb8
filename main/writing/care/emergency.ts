const wish = /죽고\s?싶|자살|자해|죽어\s?버리고|목숨을\s?끊|살고\s?싶지\s?않|사라지고\s?싶/u;

/** Whether a text sounds as if somebody were in danger, the writer or somebody else. */
export const isEmergency = (text: string): boolean => wish.test(text);
