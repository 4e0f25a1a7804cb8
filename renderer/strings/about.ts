/** Which program this is. */
export const koAbout = {
  label: '버전',
  version: (product: string, program: string, protocol: number) =>
    `${product} ${program} · 통신 규약 ${protocol}`,
  copy: '버전 복사하기',
  copied: '복사했어요. 전산 담당자에게 문의할 때 붙여 넣어 주세요.',
};

export const enAbout: typeof koAbout = {
  label: 'Version',
  version: (product, program, protocol) => `${product} ${program} · protocol ${protocol}`,
  copy: 'Copy the version',
  copied: 'Copied. Paste it when you ask IT for help.',
};
