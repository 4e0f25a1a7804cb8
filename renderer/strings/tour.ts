/** 둘러보기: what somebody should know on the first day, in two short pages. */
export const koTour = {
  title: '둘러보기',
  label: '처음 오신 분께',
  invitation: '처음 오셨네요. 1분이면 다 볼 수 있어요.',
  begin: '둘러보기',
  notNow: '괜찮아요',
  again: '둘러보기',
  skip: '건너뛰기',
  previous: '이전',
  next: '다음',
  done: '시작하기',
  place: (page: number, of: number) => `${of}쪽 가운데 ${page}쪽`,
  pages: {
    asking: {
      title: '묻고, 답을 기다리는 방법',
      points: [
        '질문마다 새 별명이 생겨요. 다른 글의 별명과 이어지지 않아요.',
        '글은 정해진 때에 모두의 편지와 섞여서 나가요. 나가기 전까지는 보낼 편지함에서 고치거나 그만둘 수 있어요.',
        '보내기 전에 ‘개인정보 살펴보기’가 이름이나 전화번호를 찾아 알려 줘요. 이 PC 안에서만 살펴봐요.',
        '답이 오면 내용 없이 알려 드려요.',
      ],
      more: '질문하기',
    },
    office: {
      title: '사무실에서 편하게 쓰는 방법',
      points: [
        'F9를 누르면 화면을 바로 가려요. 한 번 더 누르면 돌아와요.',
        'Ctrl+K로 무엇이든 찾아갈 수 있어요. 초성만 쳐도 돼요.',
        '물음표(?)를 누르면 모든 단축키가 보여요.',
        '창을 닫아도 꺼지지 않고 기다려요. 많이 켜 둘수록 모두가 더 잘 섞여요.',
      ],
    },
  },
};

export const enTour: typeof koTour = {
  title: 'A look around',
  label: 'For newcomers',
  invitation: 'You are new here. It takes a minute.',
  begin: 'Look around',
  notNow: 'No, thank you',
  again: 'A look around',
  skip: 'Skip',
  previous: 'Back',
  next: 'Next',
  done: 'Begin',
  place: (page, of) => `Page ${page} of ${of}`,
  pages: {
    asking: {
      title: 'Asking, and waiting for an answer',
      points: [
        'Each question gets a new made-up name that is not linked to any other.',
        'Posts leave at set times, mixed with everybody’s letters. Until then you can change them or take them back in the outbox.',
        'Before you send, the privacy check looks for names and phone numbers. It does so on this PC alone.',
        'When an answer comes you are told, without its words.',
      ],
      more: 'Ask a question',
    },
    office: {
      title: 'At a desk among others',
      points: [
        'F9 hides the screen at once, and shows it again.',
        'Ctrl+K takes you anywhere. First consonants are enough.',
        'A question mark (?) shows all keys.',
        'Closing the window does not end the app. The more people leave it on, the better all are hidden.',
      ],
    },
  },
};
