/** Moving to another PC: out of this one, into that one, and back again. */
export const koMoving = {
  title: '다른 PC로 옮기기',
  hint: '글과 자격, 임시보관함과 보낼 편지함까지 모두 새 PC로 가져가요.',
  open: '옮길 파일 만들기',
  lead: '이 PC의 자료를 모두 잠긴 파일 하나에 담아요. 새 PC에서 이 파일과 비밀문구로 이어서 써요.',
  steps: [
    '비밀문구를 정하고 파일을 저장해요.',
    '파일을 새 PC로 옮겨요.',
    '새 PC의 첫 화면에서 ‘다른 PC에서 옮겨 오기’를 눌러요.',
  ],
  after: '파일을 만들면 이 PC는 읽기만 해요. 한 사람은 한 PC에서만 쓸 수 있어요.',
  forgotten: '비밀문구를 잊으면 아무도 파일을 열 수 없어요. 파일과 따로 전해 주세요.',
  make: '파일 만들기',
  making: '만드는 중이에요',
  cancel: '그만두기',
  made: (file: string) => `‘${file}’ 파일에 모두 담았어요.`,

  moved: {
    label: '다른 PC로 옮김',
    strip: '다른 PC로 옮겼어요. 여기에서는 읽기만 할 수 있어요.',
    title: '이 PC는 읽기만 해요',
    text: '새 PC에서 잘 열리면 여기 남은 자료는 지우는 편이 좋아요. 그때까지는 그대로 읽을 수 있어요.',
    stay: '이 PC에서 다시 쓰기',
    staying: '다시 잇는 중이에요',
    asks: '이 PC에서 다시 쓸까요?',
    warnings: [
      '새 PC에서 파일을 이미 열었다면 누르지 마세요. 두 PC에서 함께 쓰면 글이 어긋나고, 누가 썼는지 짐작하기 쉬워져요.',
      '다시 쓰기로 했다면 만들어 둔 파일은 지워 주세요.',
    ],
    confirm: '파일을 쓰지 않았고, 여기에서 쓸게요',
    keep: '그대로 두기',
    back: '이 PC에서 이어서 써요.',
  },

  in: {
    open: '다른 PC에서 옮겨 오기',
    title: '다른 PC에서 옮겨 오기',
    lead: '예전 PC에서 만든 파일과 그때 정한 비밀문구가 있으면, 글과 임시보관함까지 모두 이어서 쓸 수 있어요.',
    choose: '파일 고르기',
    opening: '옮겨 오는 중이에요',
    hint: '예전 PC에서는 ‘이 PC의 자료’에서 파일을 만들 수 있어요. 그 PC를 더 쓸 수 없다면 낱말 24개로 자격을 되찾을 수 있어요.',
    once: '다 옮긴 다음에는 파일을 지워 주세요.',
    back: '초대로 들어가기',
  },
};

export const enMoving: typeof koMoving = {
  title: 'Move to another PC',
  hint: 'Takes posts, membership, drafts and outbox along to a new PC.',
  open: 'Make the file to move with',
  lead: 'All that this PC keeps goes into one locked file. On the new PC you go on with that file and its passphrase.',
  steps: [
    'Choose a passphrase and save the file.',
    'Bring the file to the new PC.',
    'On its first screen press “Move here from another PC”.',
  ],
  after: 'Once the file is made, this PC only reads. One person writes on one PC at a time.',
  forgotten:
    'If you forget the passphrase, nobody can open the file. Carry it apart from the file.',
  make: 'Make the file',
  making: 'Making it',
  cancel: 'Cancel',
  made: (file) => `Everything is in “${file}”.`,

  moved: {
    label: 'Moved to another PC',
    strip: 'You moved to another PC. Here you can only read.',
    title: 'This PC only reads',
    text: 'Once the new PC opens everything, it is best to delete what is left here. Until then you can read it.',
    stay: 'Write on this PC again',
    staying: 'Going on here',
    asks: 'Write on this PC again?',
    warnings: [
      'Do not, if the new PC has opened the file. Two PCs that both write get out of step, and make it easier to guess who wrote.',
      'If you go on here, please delete the file.',
    ],
    confirm: 'The file was not used; I write here',
    keep: 'Leave it',
    back: 'You go on with this PC.',
  },

  in: {
    open: 'Move here from another PC',
    title: 'Move here from another PC',
    lead: 'With the file that your old PC made and its passphrase you go on here with everything, drafts too.',
    choose: 'Choose the file',
    opening: 'Moving in',
    hint: 'On the old PC the file is made in “What this PC keeps”. If that PC is gone, the 24 words bring back your membership.',
    once: 'Please delete the file once you have moved.',
    back: 'Join with an invite',
  },
};
