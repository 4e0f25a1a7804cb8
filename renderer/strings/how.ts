/** 이렇게 지켜요: how authors are hidden and what remains, said plainly. Written from the threat model. */
export const koHow = {
  title: '이렇게 지켜요',
  lead: '누가 물었는지 아무도 알 수 없게 하려고 하는 일과, 그래도 남는 위험을 있는 그대로 적었어요.',
  back: '돌아가기',
  works: {
    title: '어떻게 숨겨 주나요',
    points: [
      '켜 둔 모든 PC가 차례마다 똑같은 크기의 편지를 하나씩 보내요. 쓴 글이 없으면 빈 편지를 보내서, 겉으로는 누가 썼는지 알 수 없어요.',
      '글에는 이름도 사번도 붙지 않아요. 글마다 새 별명을 쓰고, 다른 글의 별명과 이어지지 않아요.',
      '질문권은 누구에게 준 것인지 모르게 만들어져요. 함께하는 사람이라는 것만 확인되고, 그 가운데 누구인지는 확인되지 않아요.',
      '누구나 모든 글을 받아 두고 PC 안에서 읽어요. 무엇을 읽고 무엇을 기다리는지 서버는 몰라요.',
      '새 글이 오면 트레이와 알림은 누구의 PC에서나 같은 때에 같은 말로 떠요. 내 질문에 온 답은 앱 안에서만 알려요.',
    ],
  },
  operation: {
    split: [
      '주소를 보는 서버와 글을 보는 서버를 서로 다른 곳에서 맡고 있어요. 두 곳이 기록을 합치지 않는 한, 어느 쪽도 누가 썼는지 알 수 없어요.',
      '정말 나누어 맡고 있는지는 프로그램이 확인할 수 없어요. 두 곳이 어디인지 운영 담당에게 물어봐도 좋아요.',
    ],
    single: [
      '서버를 한 곳에서 맡고 있어요. 함께하는 사람과 운영 담당은 누가 썼는지 알 수 없지만, 서버를 관리하는 사람은 알아낼 수 있어요.',
      '여기에서는 기술이 아니라 그 사람의 약속을 믿는 거예요. 그 사람이 알아도 괜찮은 글만 써 주세요.',
    ],
  },
  words: {
    title: '확인 낱말 여섯 개',
    points: [
      '동료 한두 명과 소리 내어 맞춰 보세요. 여섯 개가 모두 같으면 같은 모임에 들어와 있는 거예요.',
      '하나라도 다르면 글을 쓰지 말고 운영 담당에게 전화로 알려 주세요.',
    ],
  },
  set: {
    title: '‘최대 몇 명 가운데 한 명’이란',
    points: (minSet: number) => [
      '같은 차례에 함께 편지를 보낸 사람의 수예요. 서버들이 정직할 때의 가장 큰 수라서, 실제로는 이보다 적을 수 있어요.',
      `함께 켜 둔 사람이 ${minSet}명보다 적으면 보내지 않고 기다려요.`,
    ],
    choices: '언제 보내는지에 따라 달라요',
  },
  helps: {
    title: '이렇게 하면 더 안전해요',
    points: [
      '일하는 동안 깐부톡을 켜 두세요. 켜 둔 사람이 많을수록 모두가 더 잘 섞여요.',
      '글을 쓰려고만 켜지는 마세요. 켜진 때와 글이 올라온 때가 맞아떨어질 수 있어요.',
      '드러나면 안 되는 글에는 여러 번 이어 쓰지 마세요. 다른 이야기는 새 글로 물어보세요.',
      '부서, 이름, 날짜, 장소는 빼거나 두루뭉술하게 적어 주세요.',
      '막 들어왔다면 하루 이틀 지난 뒤에 처음 물어보는 것이 좋아요.',
      '내 글에 답이 올 때만 서둘러 열어 보지는 마세요. 옆 사람이 눈치챌 수 있어요. 편할 때 보고, 열린 자리라면 F9로 화면을 가려 두세요.',
    ],
  },
  remains: {
    title: '아무도 막아 줄 수 없는 것',
    points: [
      '두 서버를 맡은 곳이 서로 짜면 누가 썼는지 알 수 있어요.',
      '글투와 내용은 가려지지 않아요. 함께하는 사람이 적으면 이야기만으로도 알아볼 수 있어요.',
      '이 PC를 관리하는 사람은 화면과 자판을 볼 수 있어요. PC를 믿을 수 없다면 여기에 쓰지 마세요.',
      '없는 사람을 명단에 넣으면 실제보다 많아 보여요. 모두 몇 명인지 명단과 맞는지 물어볼 수 있어요.',
      '한 글에서 여러 번 쓰면, 그때마다 켜져 있던 사람을 견주어 조금씩 좁힐 수 있어요.',
      '한번 올린 글은 지워도 이미 읽은 사람의 기억과 기록에 남아요.',
      '함께 쓰는 열쇠를 얻은 사람은 지난 글도 읽을 수 있어요. 이름은 없지만, 비밀을 맡기는 곳은 아니에요.',
      '멘토 이름으로 쓴 답변은 누구의 것인지 운영 담당이 알 수 있어요.',
    ],
  },
};

export const enHow: typeof koHow = {
  title: 'How you are protected',
  lead: 'What is done so that nobody can tell who asked, and what risks remain, said plainly.',
  back: 'Back',
  works: {
    title: 'How you are hidden',
    points: [
      'Every PC that is on sends one letter of the same size each time round. If you wrote nothing it is an empty one, so from outside nobody can tell who wrote.',
      'Posts carry no name and no number. Each thread gets a new made-up name that is not linked to any other.',
      'Question passes are made so that nobody knows who got which. They show that a member writes, never which member.',
      'Everybody receives all posts and reads them on their own PC. The server does not know what you read or wait for.',
      'When something is posted, tray and notifications say the same on every PC at the same time. An answer to your question is told in the app alone.',
    ],
  },
  operation: {
    split: [
      'The server that sees addresses and the server that sees posts are run by different bodies. As long as they do not put their records together, neither can tell who wrote.',
      'No program can check that they are really separate. You may ask the coordinator who the two are.',
    ],
    single: [
      'One body runs the whole server. Other members and the coordinator cannot tell who wrote, but whoever runs the server could find out.',
      'Here you trust that person’s word, not technology. Write only what that person may know.',
    ],
  },
  words: {
    title: 'Six words to compare',
    points: [
      'Read them aloud to a colleague or two. If all six are the same, you are in the same group.',
      'If even one differs, do not write, and call the coordinator by phone.',
    ],
  },
  set: {
    title: 'What ‘one of up to’ means',
    points: (minSet) => [
      'It is how many people sent a letter in the same round. It is the most it can be, if the servers are honest; it may be fewer.',
      `When fewer than ${minSet} people are here, nothing is sent and your post waits.`,
    ],
    choices: 'It depends on when you send',
  },
  helps: {
    title: 'What helps',
    points: [
      'Leave Kkanbu Talk running while you work. The more people do, the better everybody is hidden.',
      'Do not start it only to write: the time at which you came could match the time of the post.',
      'Write seldom in a thread that must never be yours. Ask something else in a new thread.',
      'Leave out departments, names, dates and places, or keep them vague.',
      'If you have just joined, wait a day or two before you ask for the first time.',
      'Do not hurry to look only when your own thread gets an answer: somebody beside you could notice. Look when it suits you, and press F9 in an open office.',
    ],
  },
  remains: {
    title: 'What nobody can protect you from',
    points: [
      'If those who run the two servers work together, they can tell who wrote.',
      'Style and content are not hidden. In a small group a story alone can give you away.',
      'Whoever manages this PC can see its screen and keyboard. If you do not trust the PC, do not write on it.',
      'If invented people are on the list, the group looks larger than it is. You may ask whether the number fits the list.',
      'Each time you write in one thread, those who were on can be compared, and the circle gets a little smaller.',
      'What was published stays with those who read it, even when you take it back.',
      'Whoever gets the shared keys can read past posts too. They carry no name, but this is no place for secrets.',
      'The coordinator can tell whose answers under a mentor name are.',
    ],
  },
};
