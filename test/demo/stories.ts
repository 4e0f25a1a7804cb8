import type { Topic } from '../../preload/contract.ts';

/** One thing that somebody wrote in a thread, after its question. `after`: hours since the question. */
export type StoryReply =
  | { by: 'mentor'; kind: 'answer'; after: number; text: string; accepted?: true }
  | { by: 'member'; kind: 'answer' | 'comment'; after: number; text: string; accepted?: true }
  | { by: 'asker'; kind: 'follow-up'; after: number; text: string }
  | { by: 'member'; kind: 'me-too'; after: number }
  | { by: 'mentor'; kind: 'claim'; after: number };

/** `age`: how many hours before the demo starts it was asked. */
export type Story = {
  age: number;
  topic: Topic;
  title: string;
  text: string;
  replies: StoryReply[];
};

/** What the members of '깐부톡 체험' have been talking about. Written for the demo; nobody in it exists. */
export const stories: readonly Story[] = [
  {
    age: 98,
    topic: 'know-how',
    title: '전임자 인수인계서가 한 장뿐이에요',
    text: '발령받고 받은 게 A4 한 장이에요. 파일은 공유 폴더 어디에 있는지 모르겠고, 문서번호로 찾아도 잘 안 나와요.\n전임자분은 다른 구로 가셔서 자꾸 전화드리기가 죄송한데, 이럴 때 무엇부터 확인하면 좋을까요?',
    replies: [
      {
        by: 'mentor',
        kind: 'answer',
        after: 3,
        accepted: true,
        text: '저도 똑같았어요. 순서를 정해 두면 덜 막막합니다.\n\n1. 온나라에서 작년 같은 달에 우리 팀이 생산한 문서를 날짜순으로 훑어보세요. 그달에 할 일이 거의 다 나와요.\n2. 주기적인 일(매월·분기·반기)만 뽑아 달력에 적어 두세요.\n3. 그래도 모르는 것만 모아서 전임자께 한 번에 여쭤 보세요. 하루에 다섯 번보다 일주일에 한 번이 서로 편해요.',
      },
      {
        by: 'member',
        kind: 'comment',
        after: 5,
        text: '1번 진짜 도움 됐어요. 작년 문서 목록을 엑셀로 내려받아서 월별로 나눠 두니까 일 년이 보이더라고요.',
      },
      { by: 'member', kind: 'me-too', after: 6 },
    ],
  },
  {
    age: 95,
    topic: 'information',
    title: '출장여비 정산할 때 자가용을 쓰면 증빙은 뭘 내나요?',
    text: '관내 출장 4시간 미만인데 버스가 애매한 곳이라 제 차로 다녀왔어요. 주차비 영수증도 같이 내는지, 주행거리는 어떻게 적는지 궁금해요.',
    replies: [
      {
        by: 'mentor',
        kind: 'answer',
        after: 2,
        accepted: true,
        text: '관내 출장은 정액이라 따로 영수증을 붙이지 않는 경우가 많아요. 다만 부서마다 증빙을 더 받는 곳이 있으니 서무 담당자께 먼저 확인해 보세요.\n관외로 나갈 때 자가용을 쓰셨다면 사유와 경로를 출장 신청 단계에서 적어 두시는 게 중요합니다. 다녀와서 고치려면 번거로워요.',
      },
      {
        by: 'asker',
        kind: 'follow-up',
        after: 4,
        text: '서무 주무관님께 여쭤 보니 우리 과는 신청서에 경로만 적으면 된다고 하셨어요. 고맙습니다!',
      },
    ],
  },
  {
    age: 77,
    topic: 'heart',
    title: '회식 자리가 너무 힘든데 다들 어떻게 하세요',
    text: '술을 못 마시는데 매번 눈치가 보여서 그날 아침부터 걱정이 돼요. 분위기를 망치는 사람이 되고 싶지는 않고요.',
    replies: [
      {
        by: 'mentor',
        kind: 'answer',
        after: 1,
        text: '못 마신다고 처음에 한 번 가볍게 말해 두면 그다음부터는 대부분 챙겨 주세요. “저는 고기 굽는 담당 하겠습니다” 하고 역할을 하나 맡으면 마음이 훨씬 편해집니다.\n그래도 계속 권하는 분이 있으면 혼자 참지 말고 팀에서 편한 선배 한 명에게만 먼저 이야기해 두세요.',
      },
      {
        by: 'member',
        kind: 'answer',
        after: 3,
        accepted: true,
        text: '저도 술을 못해요. 첫 회식 때 “체질상 못 마시지만 끝까지 즐겁게 있겠습니다” 했더니 그 뒤로는 사이다를 따라 주십니다. 1차만 있다가 인사드리고 나와도 아무도 뭐라고 안 하시더라고요.',
      },
      {
        by: 'member',
        kind: 'comment',
        after: 4,
        text: '이 글 보고 위로받았어요. 저만 그런 게 아니었네요.',
      },
      { by: 'member', kind: 'me-too', after: 5 },
    ],
  },
  {
    age: 74,
    topic: 'grievance',
    title: '팀장님 말씀과 지침이 다를 때는요?',
    text: '지침에는 서류를 꼭 받으라고 되어 있는데 팀장님은 급하니 나중에 받자고 하세요. 구두로만 지시하셔서 나중에 제 책임이 될까 봐 걱정돼요. 기분 상하지 않게 기록을 남기는 방법이 있을까요?',
    replies: [
      {
        by: 'mentor',
        kind: 'answer',
        after: 2,
        text: '메모 보고를 써 보세요. “말씀하신 대로 ○○ 서류는 다음 주까지 보완하는 것으로 진행하겠습니다” 하고 메일이나 쪽지 한 줄이면 됩니다. 따지는 게 아니라 확인하는 말투라서 서로 부담이 없어요.\n금액이나 자격이 걸린 일이라면 그 한 줄이 꼭 있어야 합니다.',
      },
      {
        by: 'asker',
        kind: 'follow-up',
        after: 20,
        text: '오늘 말씀대로 쪽지를 드렸더니 팀장님이 먼저 서류부터 받자고 하셨어요. 덕분에 한시름 놓았습니다.',
      },
    ],
  },
  {
    age: 71,
    topic: 'know-how',
    title: '민원인이 같은 내용으로 계속 전화하면 어떻게 끊나요?',
    text: '하루에 다섯 번 넘게 전화가 와서 다른 일을 못 하고 있어요. 규정상 먼저 끊어도 되는지, 어떤 말로 마무리하면 좋을지 알고 싶어요.',
    replies: [
      {
        by: 'mentor',
        kind: 'answer',
        after: 1,
        accepted: true,
        text: '같은 내용이 거듭되면 두 번 답한 뒤 종결할 수 있는 절차가 있어요. 우선 상급자와 상의해서 팀 이름으로 답변을 한 번 정리해 보내세요.\n전화는 “앞서 안내드린 내용과 같아 통화를 마치겠습니다” 하고 끊으셔도 됩니다. 통화 시각과 내용은 짧게라도 적어 두세요.',
      },
      {
        by: 'member',
        kind: 'comment',
        after: 2,
        text: '혼자 감당하지 마시고 팀 전체가 같은 문장으로 답하도록 정해 두면 훨씬 덜 힘들어요.',
      },
      { by: 'member', kind: 'me-too', after: 3 },
      { by: 'member', kind: 'me-too', after: 8 },
    ],
  },
  {
    age: 53,
    topic: 'information',
    title: '첫 정기인사 때 희망 부서를 적어도 될까요?',
    text: '아직 일 년이 안 됐는데 전보 희망을 내면 안 좋게 보일까 봐 망설이고 있어요. 다들 몇 지망까지 쓰시나요?',
    replies: [
      {
        by: 'mentor',
        kind: 'answer',
        after: 4,
        text: '적는 것만으로 안 좋게 보지는 않아요. 다만 필수보직기간이 안 지났다면 실제로 옮기기는 어렵습니다. “다음 인사 때 배우고 싶은 일” 정도로 적어 두면 면담 때 이야기를 꺼내기 좋아요.',
      },
      { by: 'member', kind: 'me-too', after: 6 },
    ],
  },
  {
    age: 50,
    topic: 'know-how',
    title: '보도자료 초안은 누구 결재까지 받아야 하나요?',
    text: '행사 보도자료를 처음 써 보는데 결재선이 헷갈려요. 과장님까지인지, 홍보 부서 협조를 먼저 받아야 하는지 궁금합니다.',
    replies: [
      {
        by: 'mentor',
        kind: 'answer',
        after: 2,
        accepted: true,
        text: '보통 담당–팀장–과장 결재 뒤에 홍보 부서로 협조를 보내요. 배포일 이틀 전까지는 넘겨야 사진이나 제목을 다듬을 시간이 있습니다. 지난 행사의 결재 문서를 찾아 결재선을 그대로 따라 하면 실수가 없어요.',
      },
    ],
  },
  {
    age: 47,
    topic: 'heart',
    title: '월요일 아침마다 출근이 무서워요',
    text: '업무가 싫은 건 아닌데 일요일 저녁만 되면 가슴이 답답해요. 실수한 일이 자꾸 떠오르고요. 시간이 지나면 나아질까요?',
    replies: [
      {
        by: 'mentor',
        kind: 'answer',
        after: 3,
        text: '첫해에는 저도 그랬어요. 저는 금요일 퇴근 전에 월요일 첫 일을 딱 하나, 가장 쉬운 것으로 적어 두고 나왔습니다. 출근해서 할 일이 정해져 있으면 덜 무섭더라고요.\n답답함이 몇 주 넘게 이어지면 상담을 꼭 받아 보세요. 약한 게 아니라 몸이 보내는 신호예요.',
      },
      { by: 'member', kind: 'comment', after: 5, text: '저도 요즘 그래요. 같이 버텨요.' },
    ],
  },
  {
    age: 29,
    topic: 'grievance',
    title: '점심시간에도 민원 창구를 혼자 보고 있어요',
    text: '교대로 하기로 했는데 막내라는 이유로 거의 제가 남아요. 문제를 키우고 싶지는 않은데 계속 이렇게 지낼 수는 없을 것 같아요.',
    replies: [
      {
        by: 'mentor',
        kind: 'answer',
        after: 2,
        text: '“누가 더 했다”보다 “표를 만들자”로 꺼내면 싸움이 되지 않아요. 한 달 치 교대표를 만들어 “제가 정리해 봤는데 이대로 해도 될까요?” 하고 보여 드리세요. 표가 생기면 대부분 지켜집니다.',
      },
      {
        by: 'asker',
        kind: 'follow-up',
        after: 5,
        text: '교대표를 만들어 보겠습니다. 용기가 조금 났어요.',
      },
    ],
  },
  {
    age: 27,
    topic: 'information',
    title: '신규자 교육은 언제쯤 신청하나요?',
    text: '동기들은 벌써 다녀왔다는데 저는 안내를 못 받았어요. 교육 시간이 승진에 들어간다고 들어서 걱정돼요.',
    replies: [
      {
        by: 'member',
        kind: 'answer',
        after: 1,
        accepted: true,
        text: '교육 담당 부서에서 분기마다 공문이 와요. 문서 등록대장에서 ‘교육생 선발’로 검색해 보세요. 이번 분기 마감이 이번 주였던 것 같아요.',
      },
      { by: 'member', kind: 'me-too', after: 2 },
    ],
  },
  {
    age: 25,
    topic: 'know-how',
    title: '예산 과목을 잘못 잡아서 지출했어요',
    text: '사무관리비로 써야 할 것을 행사운영비로 지출 처리했어요. 아직 결산 전인데 되돌릴 수 있나요? 혼날까 봐 말을 못 꺼내고 있어요.',
    replies: [
      {
        by: 'mentor',
        kind: 'answer',
        after: 1,
        accepted: true,
        text: '과목 경정으로 바로잡을 수 있어요. 빨리 말할수록 쉬운 일이니 오늘 회계 담당자께 먼저 연락하고, 팀장님께는 “실수를 찾아서 이렇게 고치려고 합니다” 하고 해결 방법까지 같이 말씀드리세요.\n저도 첫해에 두 번 했습니다. 괜찮아요.',
      },
      {
        by: 'asker',
        kind: 'follow-up',
        after: 3,
        text: '바로 말씀드렸고 이번 주에 정리하기로 했어요. 정말 고맙습니다.',
      },
    ],
  },
  {
    age: 6,
    topic: 'heart',
    title: '동기가 먼저 그만둔다고 해요',
    text: '가장 의지하던 동기가 사직서를 냈어요. 축하해 줘야 하는데 마음이 허전하고 저도 흔들려요. 이런 때를 지나 보신 분 계신가요?',
    replies: [{ by: 'member', kind: 'me-too', after: 1 }],
  },
  {
    age: 4,
    topic: 'know-how',
    title: '당직 날 갑자기 큰 민원이 오면 누구에게 먼저 알리나요?',
    text: '다음 주에 첫 당직이에요. 매뉴얼은 읽었는데 실제로 전화가 오면 머리가 하얘질 것 같아요. 순서를 한 줄로 알려 주시면 적어 두려고요.',
    replies: [{ by: 'mentor', kind: 'claim', after: 1 }],
  },
  {
    age: 2,
    topic: 'grievance',
    title: '연가를 쓰려는데 눈치가 보여요',
    text: '연말까지 연가가 아홉 개 남았어요. 팀이 바빠서 말을 꺼내기 어려운데, 다들 어떻게 말씀드리고 쓰시나요?',
    replies: [],
  },
];

/** What is asked while the demo runs, so that something new arrives; seconds after the start. */
export const liveQuestions: readonly {
  after: number;
  topic: Topic;
  title: string;
  text: string;
}[] = [
  {
    after: 25,
    topic: 'information',
    title: '명함은 어디에서 신청하나요?',
    text: '다음 주에 처음으로 외부 회의에 가는데 명함이 없어요. 부서 예산으로 하는지 개인이 만드는지도 모르겠어요.',
  },
  {
    after: 75,
    topic: 'know-how',
    title: '회의록은 어느 정도까지 자세히 써야 해요?',
    text: '한 시간 회의를 받아 적었더니 다섯 장이 나왔어요. 선배들은 어떻게 줄이시는지 궁금해요.',
  },
];
