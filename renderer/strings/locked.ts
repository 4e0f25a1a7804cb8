/** What is said while the vault is not open: why, that nothing is lost, and the way out. */
export const koLocked = {
  opening: {
    title: '열고 있어요',
    lead: '이 PC에 잠가 둔 글을 열고 있어요.',
    hint: '컴퓨터가 비밀번호를 물으면 평소 로그인할 때 쓰는 비밀번호를 넣어 주세요.',
  },
  why: {
    'keyring-locked': {
      title: '열쇠 보관함이 잠겨 있어요',
      lead: '깐부톡을 여는 열쇠는 이 PC의 열쇠 보관함에 있는데, 지금은 보관함이 잠겨 있어요.',
    },
    'keyring-gone': {
      title: '열쇠 보관함이 보이지 않아요',
      lead: '깐부톡을 여는 열쇠는 이 PC의 열쇠 보관함에 있는데, 지금은 보관함이 답하지 않아요.',
    },
    'key-missing': {
      title: '깐부톡 열쇠를 찾지 못했어요',
      lead: '열쇠 보관함은 열려 있지만 그 안에 깐부톡 열쇠가 없어요. 열쇠가 지워졌거나, 다른 컴퓨터 계정으로 로그인했을 수 있어요.',
    },
    damaged: {
      title: '보관한 글을 읽지 못했어요',
      lead: '이 PC에 보관한 파일이 없어졌거나 망가진 것 같아요.',
    },
    newer: {
      title: '더 새로운 깐부톡이 필요해요',
      lead: '이 PC의 글은 더 새로운 깐부톡에서 보관했어요.',
    },
    'in-use': {
      title: '지금은 보관한 글을 열 수 없어요',
      lead: '다른 프로그램이 파일을 쓰고 있거나, 이 계정으로는 파일을 읽을 수 없어요.',
    },
    'read-only': {
      title: '이 PC에 쓸 수 없어요',
      lead: '보관한 글이 있는 자리에 아무것도 쓸 수 없어요. 새로 쓴 글을 잃지 않도록 열지 않았어요.',
    },
    'disk-full': {
      title: '디스크가 가득 찼어요',
      lead: '남은 공간이 없어서 글을 안전하게 열 수 없어요.',
    },
  },
  steps: {
    'keyring-locked': {
      linux: [
        '컴퓨터에서 로그아웃한 다음, 비밀번호를 넣어 다시 로그인해 주세요.',
        '‘암호와 키’ 앱이 있으면 ‘로그인’ 보관함의 잠금을 풀어도 돼요.',
        '그다음 ‘다시 열기’를 눌러 주세요.',
      ],
      windows: [
        'Windows에서 로그아웃한 다음, 다시 로그인해 주세요.',
        '회사 규칙이 막았을 수도 있어요. 계속되면 전산 담당자에게 이 화면을 보여 주세요.',
        '그다음 ‘다시 열기’를 눌러 주세요.',
      ],
      mac: [
        '‘키체인 접근’ 앱을 열어 ‘로그인’ 키체인의 잠금을 풀어 주세요.',
        '깐부톡이 열쇠를 써도 되는지 물으면 ‘허용’을 눌러 주세요.',
        '그다음 ‘다시 열기’를 눌러 주세요.',
      ],
    },
    'keyring-gone': [
      '컴퓨터를 다시 켜고, 평소처럼 로그인해 주세요.',
      '원격 접속이라면 이 PC에 직접 로그인해 주세요.',
      '그래도 안 되면 전산 담당자에게 이 화면을 보여 주세요.',
    ],
    'key-missing': [
      '깐부톡을 처음 시작한 컴퓨터 계정으로 로그인했는지 봐 주세요.',
      '열쇠 보관함을 되살렸다면 ‘다시 열기’를 눌러 주세요.',
      '그래도 안 되면 전산 담당자에게 이 화면을 보여 주세요.',
    ],
    damaged: [
      '파일을 옮겼거나 지웠다면 제자리에 되돌려 주세요.',
      '전산 담당자에게 이 화면을 보여 주고, 예전 사본이 있는지 물어보세요.',
    ],
    newer: [
      '깐부톡을 새 판으로 바꿔 주세요.',
      '직접 바꿀 수 없으면 전산 담당자에게 부탁해 주세요.',
    ],
    'in-use': [
      '열려 있는 다른 깐부톡이나 백신 검사, 백업이 끝나기를 잠시 기다려 주세요.',
      '계속되면 컴퓨터를 다시 켜 주세요.',
    ],
    'read-only': [
      '휴대용 디스크나 네트워크 폴더라면 쓰기 방지가 켜져 있는지 봐 주세요.',
      '그래도 안 되면 전산 담당자에게 이 화면을 보여 주고, 깐부톡 폴더의 쓰기 권한을 부탁해 주세요.',
    ],
    'disk-full': ['필요 없는 파일을 지워 공간을 비워 주세요.', '그다음 ‘다시 열기’를 눌러 주세요.'],
  },
  kept: '이 PC의 파일은 그대로 두었어요. 열릴 때까지 아무것도 보내거나 지우지 않아요.',
  unlock: '다시 열기',
  still: '아직 열리지 않았어요. 위의 방법을 먼저 해 주세요.',

  choice: {
    title: '이 PC에는 열쇠 보관함이 없어요',
    lead: '쓴 글을 잠글 열쇠를 맡길 곳이 없어요. 어떻게 시작할지 골라 주세요.',
    keepTitle: '비밀문구로 잠가 두기',
    keepHint: '글과 참여 정보를 이 PC에 잠가 두고, 켤 때마다 비밀문구를 물어봐요.',
    rule: '12자 이상이어야 해요. 낱말 서너 개를 이으면 외우기 쉬워요.',
    forgotten: '어디에도 적혀 있지 않아서, 잊으면 아무도 되찾아 줄 수 없어요.',
    keep: '잠가 두고 시작하기',
    memoryTitle: '이번만 쓰기',
    memoryHint: '닫으면 쓴 글과 참여 정보가 지워져요. 다시 들어오려면 새 초대가 필요해요.',
    memory: '보관하지 않고 시작하기',
    again: '열쇠 보관함 다시 찾기',
    stillNone: '아직 열쇠 보관함이 보이지 않아요.',
  },
  passphrase: {
    title: '비밀문구를 넣어 주세요',
    lead: '이 PC의 글은 처음에 정한 비밀문구로 잠겨 있어요.',
    label: '비밀문구',
    repeat: '한 번 더 넣기',
    differ: '두 번 넣은 비밀문구가 서로 달라요.',
    open: '열기',
    opening: '여는 중이에요',
    hint: '몇 번이든 다시 넣을 수 있고, 글은 그대로 있어요.',
  },
};

export const enLocked: typeof koLocked = {
  opening: {
    title: 'Opening',
    lead: 'Opening what is locked on this PC.',
    hint: 'If the computer asks for a password, enter the one that you sign in with.',
  },
  why: {
    'keyring-locked': {
      title: 'The keychain is locked',
      lead: 'The key to Kkanbu Talk is in this PC’s keychain, which is locked at the moment.',
    },
    'keyring-gone': {
      title: 'The keychain cannot be found',
      lead: 'The key to Kkanbu Talk is in this PC’s keychain, which does not answer at the moment.',
    },
    'key-missing': {
      title: 'The key to Kkanbu Talk is missing',
      lead: 'The keychain is open, but holds no key for Kkanbu Talk. It may have been deleted, or you may be signed in with another account.',
    },
    damaged: {
      title: 'What was kept could not be read',
      lead: 'The file on this PC seems to be gone or damaged.',
    },
    newer: {
      title: 'A newer Kkanbu Talk is needed',
      lead: 'A newer Kkanbu Talk wrote what is kept on this PC.',
    },
    'in-use': {
      title: 'What is kept cannot be opened now',
      lead: 'Another program is using the file, or this account may not read it.',
    },
    'read-only': {
      title: 'This PC cannot be written to',
      lead: 'Nothing can be written where your posts are kept. They were not opened, so that nothing new is lost.',
    },
    'disk-full': {
      title: 'The disk is full',
      lead: 'There is no room left to open your posts safely.',
    },
  },
  steps: {
    'keyring-locked': {
      linux: [
        'Sign out of the computer, then sign in again with your password.',
        'With the app “Passwords and Keys” you can unlock the keyring “Login” instead.',
        'Then press “Open again”.',
      ],
      windows: [
        'Sign out of Windows, then sign in again.',
        'A rule of your office may forbid it. If this stays, show this page to your IT.',
        'Then press “Open again”.',
      ],
      mac: [
        'Open the app “Keychain Access” and unlock the keychain “login”.',
        'If you are asked whether Kkanbu Talk may use its key, press “Allow”.',
        'Then press “Open again”.',
      ],
    },
    'keyring-gone': [
      'Restart the computer and sign in as usual.',
      'If you are connected from afar, sign in at the PC itself.',
      'If that does not help, show this page to your IT.',
    ],
    'key-missing': [
      'Check that you are signed in with the account that you started Kkanbu Talk with.',
      'If the keychain was restored, press “Open again”.',
      'If that does not help, show this page to your IT.',
    ],
    damaged: [
      'If you moved or deleted the file, put it back.',
      'Show this page to your IT, and ask for an older copy.',
    ],
    newer: ['Update Kkanbu Talk.', 'If you cannot do that yourself, ask your IT.'],
    'in-use': [
      'Wait a moment for another Kkanbu Talk, a virus scan or a backup to finish.',
      'If this stays, restart the computer.',
    ],
    'read-only': [
      'On a portable disk or a network folder, see whether write protection is on.',
      'If this stays, show this screen to your IT and ask for the right to write to Kkanbu Talk’s folder.',
    ],
    'disk-full': ['Delete files that you do not need.', 'Then press “Open again”.'],
  },
  kept: 'The files on this PC are left as they are. Until it opens, nothing is sent or deleted.',
  unlock: 'Open again',
  still: 'It did not open yet. Please follow the steps above first.',

  choice: {
    title: 'This PC has no keychain',
    lead: 'There is no place for the key that locks what you write. Please choose how to begin.',
    keepTitle: 'Lock it with a passphrase',
    keepHint:
      'Your posts and membership stay locked on this PC; each start asks for the passphrase.',
    rule: 'At least 12 characters. Three or four words in a row are easy to remember.',
    forgotten: 'It is written down nowhere: if you forget it, nobody can bring it back.',
    keep: 'Lock and begin',
    memoryTitle: 'Use it this once',
    memoryHint:
      'Your posts and membership are gone when you close it. To come back you need a new invite.',
    memory: 'Begin without keeping',
    again: 'Look for the keychain again',
    stillNone: 'There is still no keychain.',
  },
  passphrase: {
    title: 'Enter your passphrase',
    lead: 'Your posts on this PC are locked with the passphrase that you chose at first.',
    label: 'Passphrase',
    repeat: 'Once more',
    differ: 'The two passphrases differ.',
    open: 'Open',
    opening: 'Opening',
    hint: 'You can try as often as you like; your posts stay as they are.',
  },
};
