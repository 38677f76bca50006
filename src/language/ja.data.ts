/** Japanese: sentences as scams were seen to write them, and composed likenesses, each with its source. */
import { table } from './lexicon.ts'

/** Collected in November 2026; rows marked `composed` have no evidence of use. */
export const found = table(`
ja-001 | deadline | medium | found | meiwakumail.jp/mail/50796 | #時間以内に更新を行わない場合
ja-002 | deadline | medium | found | meiwakumail.jp/mail/50796 | #時間以内に対応しない場合、一部サービスが制限されます
ja-003 | deadline | strong | found | blog.goo.ne.jp/frasst 2021-09 | #時間前に情報を更新することをお勧めします
ja-004 | deadline | strong | found | ameblo tsuyamakun 12588111548 | #時間前に情報を更新することをおすすめします
ja-005 | deadline | medium | found | funshitsu.com; iphone-apple.net/archives/9812; sbapp.net 139459 | なお、#時間以内にご確認がない場合
ja-006 | deadline | strong | found | gori3353.club 2022-06-13 | #時間以内に応答がなければ、アカウントをリセットします
ja-007 | deadline | medium | found | scan.netsecurity.ne.jp 41327 (2018 body) | #時間後に有効期限が切れ
ja-008 | deadline | strong | found | shibaura-it FAQ 2019-04-06 | 間もなく更新し、#時間後にロック
ja-009 | deadline | strong | found | seed 002 | 数時間以内にAmazonアカウントを更新しないと利用停止
ja-010 | deadline | medium | found | meiwaku-zukan.jp 2026-01-20 | #日以内に再設定をお願いいたします
ja-011 | deadline | strong | found | 39harukana.com p=1810 | 問題が#日経過しても解決されないの場合
ja-012 | deadline | medium | found | onebe.co.jp p=3207 | #日以内にサービスを更新されないと
ja-013 | deadline | medium | found | seed 004 | 本日中にご確認頂けない場合
ja-014 | deadline | strong | found | seed 003 | 本日ご連絡なき場合
ja-015 | deadline | strong | found | pref.oita.jp 消費者庁 alert | 本日中にご連絡無き場合
ja-016 | deadline | strong | found | seed 004 | 今日中に支払いをすれば
ja-017 | deadline | weak | found | seed 001 | お早めに手続きを行っていただけますようお願いいたします
ja-018 | deadline | weak | found | meiwaku-zukan.jp 2026-01-20 | 早めのご対応をお願いいたします
ja-019 | deadline | medium | found | seed 001 | ご迅速な手続きをお願いいたします
ja-020 | deadline | strong | found | seed 004 | 至急お支払いください
ja-021 | deadline | strong | found | shibaura-it FAQ 2019-04-06 | [緊急の通知]
ja-022 | deadline | strong | found | koregasiritai.com order-update | [緊急の連絡]
ja-023 | deadline | strong | found | ktnlifebusiness.com 8028 | 【緊急事態】
ja-024 | deadline | medium | found | meiwakumeru-siru.netsbizlife.com | 【緊急】
ja-025 | deadline | strong | found | shibaura-it FAQ 2019-04-06 | Amazone緊急の通知
ja-026 | deadline | strong | found | scan.netsecurity.ne.jp 41327 | 今すぐあなたのアカウントを確認してください
ja-027 | deadline | weak | found | reiwabook.blog p=7862 | 申請有効期限は通知日から#日間です
ja-028 | deadline | weak | found | reiwabook.blog p=7862 | 配布枠上限に達し次第、終了となる可能性がございます
ja-029 | deadline | medium | found | meiwaku-zukan.jp p=5251 | 更新日前までにキャンセル手続きをされない場合
ja-030 | deadline | weak | found | seed 000 (advice wording) | 即時の対応
ja-037 | deadline | medium | composed | composed | ご対応いただけない場合
ja-038 | deadline | weak | composed | composed | 手続きが完了しない場合
ja-039 | account-threat | medium | found | seed 001 | アカウントの停止が発生することがございます
ja-040 | account-threat | medium | found | seed 001 | 一部のサービスを制限される場合がございます
ja-041 | account-threat | strong | found | seed 001 | サービス制限の回避にご協力をお願いします
ja-042 | account-threat | strong | found | seed 001 | ご利用のAmazonアカウントを一時保留いた
ja-043 | account-threat | medium | found | seed 000 | アカウントの一時停止
ja-044 | account-threat | weak | found | seed 004 | 特典が失効
ja-045 | account-threat | strong | found | ameblo tsuyamakun; sbapp.net | あなたのアカウントは停止されました
ja-046 | account-threat | medium | found | did2memo.net 2018-09-21 | アカウントが一時的に停止されました
ja-047 | account-threat | medium | found | meiwakumeru-siru; ktnlifebusiness | Amazonアカウントが一時的に停止されています
ja-048 | account-threat | strong | found | meiwakumeru-siru | Amazonアカウントは停止されました、情報を更新してください
ja-049 | account-threat | strong | found | mscenter.kanto-gakuin.ac.jp | お客様のアカウントは停止されました、個人情報を更新してください
ja-050 | account-threat | strong | found | periens.com 2019-08-27; appli-world | Amazonアカウントを利用制限しています
ja-051 | account-threat | strong | found | shinjoho.com | お客様のAmazonアカウントに利用制限がかかっています
ja-052 | account-threat | medium | found | artisticphotostudio.com p=39 | アカウント利用制限のお知らせ
ja-053 | account-threat | strong | found | funshitsu.com; sbapp 139459 | お客様のアカウントは強制停止されています
ja-054 | account-threat | strong | found | funshitsu.com | アカウントの利用制限をさせていただきます
ja-055 | account-threat | strong | found | blog.goo.ne.jp/frasst; ameblo tsuyamakun | セキュリティ上の理由からアカウントがロックされます
ja-056 | account-threat | strong | found | koregasiritai.com p=63070 | セキュリティ上の理由により、アカウントがロックされている可能性があります
ja-057 | account-threat | strong | found | ameblo tsuyamakun; goo frasst | 永久ロック
ja-058 | account-threat | medium | found | ktnlifebusiness 8028 | 一時的にロックされています
ja-059 | account-threat | medium | found | meiwakumail.jp (xiaozhi003) | お客様のアカウントを一時的にロックいたしました
ja-060 | account-threat | medium | found | meiwakumail.jp (xiaozhi003) | アカウントロックに関する重要なお知らせ
ja-061 | account-threat | strong | found | scan.netsecurity.ne.jp 41327; shibaura-it | アカウントはブロックされています
ja-062 | account-threat | strong | found | scan.netsecurity.ne.jp 41327; did2memo | あなたのアカウントは閉鎖されます
ja-063 | account-threat | medium | found | onebe.co.jp p=2158 | アカウントが閉鎖
ja-064 | account-threat | strong | found | shibaura-it | あなたのアカウントはもうすぐ終了します
ja-065 | account-threat | strong | found | shibaura-it | 会員登録はもうすぐ終了いたします
ja-066 | account-threat | strong | found | shibaura-it | お使いのAmazon IDがロックされます
ja-067 | account-threat | strong | found | shibaura-it | [アカウントロック]
ja-068 | account-threat | strong | found | anipri.com; affilabo.com | お客様のアカウントは無効になっています
ja-069 | account-threat | strong | found | anipri.com | 異常な行為が検出されたためアカウントを停止しました
ja-070 | account-threat | strong | found | tentakak.blogspot.com 2021-06 | アカウントに異常があります
ja-071 | account-threat | strong | found | tentakak.blogspot.com 2021-06 | とても残念です! Amazonアカウントに異常があります
ja-072 | account-threat | strong | found | meiwakumail.jp/mail/50796 | 復元不可: 停止後のアカウント復旧はできません
ja-073 | account-threat | medium | found | meiwakumail.jp/mail/50796 | 注文や定期購入ができなくなります
ja-074 | account-threat | strong | found | gori3353.club | 高リスクアカウント
ja-075 | account-threat | strong | found | gori3353.club | 権限の一部がロック
ja-076 | account-threat | strong | found | itips.krsw.biz | セキュリティ上の理由で中断されました
ja-077 | account-threat | medium | found | onebe.co.jp p=3207 | サービスが中断された
ja-078 | account-threat | strong | found | spambuster.jp p=2739 | プライムの使用が一時的にできません
ja-079 | account-threat | strong | found | meiwaku-zukan.jp 2026-01-20 | プライム利用資格に制限がかかっております
ja-080 | account-threat | strong | found | blog-first.com/2817 | お客様の会員資格は一時的に停止されています
ja-081 | account-threat | strong | found | blog-first.com/2817 | プライム会員資格は現在停止されています
ja-082 | account-threat | strong | found | meiwaku-zukan.jp 2026-01-20 | プライム特典の一時停止やアカウント機能の制限が行われる可能性があります
ja-083 | account-threat | medium | found | tcgprices.com 2025-12-26 | Prime 会員特典の一部が制限される可能性
ja-084 | account-threat | medium | found | anipri.com | クーポン利用規約違反について
ja-085 | account-threat | strong | found | anipri.com; affilabo | 異常発注の警告
ja-086 | account-threat | strong | found | koregasiritai.com | Amazonの異常な注文が保留中
ja-087 | account-threat | medium | found | blog.goo.ne.jp/frasst | アカウントを維持するため
ja-090 | account-threat | medium | composed | composed | アカウントを凍結
ja-091 | account-threat | medium | composed | composed | ご利用を一時的に制限
ja-092 | account-threat | medium | composed | composed | 不正利用のため停止
ja-093 | legal-threat | strong | found | seed 003 | 法的手続きに移行致します
ja-094 | legal-threat | strong | found | city.towada.lg.jp 消費者庁 | 法的手続に移行
ja-095 | legal-threat | strong | found | seed 004 | 法的な手続きをとる
ja-096 | legal-threat | strong | found | seed 003 (Amazon help quote) | 支払わないと法的手続きに移行します
ja-097 | legal-threat | strong | found | city.towada.lg.jp; pref.oita.jp | 少額訴訟の手続きに移行致します
ja-098 | legal-threat | strong | found | pref.oita.jp | 支払わないと訴訟になります
ja-099 | legal-threat | strong | found | news.mynavi.jp 20171115; naruto 2017 | 民事裁判へ移行します
ja-100 | legal-threat | strong | found | city.naruto 2017-12-27 | 裁判費用に加え
ja-101 | legal-threat | strong | found | city.naruto 2017-12-27 | ブラックリストに載せ
ja-102 | legal-threat | strong | found | city.naruto 2017-12-27 | 預金や財産の差押え
ja-103 | legal-threat | strong | found | city.naruto 2017-12-27 | 自宅や職場への請求連絡
ja-104 | legal-threat | strong | found | news.mynavi.jp 20171115 | 料金未納の悪質な利用者
ja-105 | legal-threat | strong | found | city.naruto 2018 | 急いで払えば、法的手続きは免れる
ja-107 | legal-threat | medium | composed | composed | 債権回収
ja-108 | legal-threat | weak | composed | composed | 弁護士より
ja-109 | payment-request | strong | found | seed 004 | 商品代金が未納です
ja-110 | payment-request | strong | found | seed 003 (Amazon help quote) | 未納料金があります
ja-111 | payment-request | strong | found | seed 003 | コンテンツの利用料金の精算確認が取れません
ja-112 | payment-request | strong | found | seed 002 | 商品代金の支払いをしなければならない
ja-113 | payment-request | strong | found | seed 002 | Amazon商品の未払い請求
ja-114 | payment-request | strong | found | seed 004 | プライム会員費などが未納
ja-115 | payment-request | strong | found | city.towada.lg.jp; techplus 20171116 | 有料動画の未納料金が発生しております
ja-116 | payment-request | strong | found | pref.oita.jp; city.iruma | 有料動画の未納料金があります
ja-117 | payment-request | strong | found | city.towada.lg.jp; pref.oita.jp | 会員登録料が未払いです
ja-118 | payment-request | strong | found | tcgprices.com 2025-12-26 | 現在未払いの状態となっております
ja-119 | payment-request | strong | found | tcgprices.com 2025-12-26 | 未払いの Prime 月费 #円
ja-120 | payment-request | strong | found | tcgprices.com 2025-12-26 | 未払いの状態が続いた場合
ja-121 | payment-request | strong | found | meiwaku-zukan.jp 2026-01-20 | 月額料金の請求が正常に処理できておりません
ja-122 | payment-request | strong | found | tcgprices.com 2025-12-26 | 請求が正常に完了しなかったため
ja-123 | payment-request | strong | found | city.naruto 2018 | 契約は完了している。支払ってもらうしかない
ja-124 | payment-request | strong | found | techplus 20171116 | 本日中の返済処理に間に合わない
ja-125 | payment-request | medium | found | kigyo-daise-kou.com | お支払いが停止されました
ja-126 | payment-request | medium | found | meiwaku-zukan.jp 2026-01-20 | 請求保留の主な理由
ja-127 | payment-request | medium | found | meiwaku-zukan.jp 2026-01-20 | 口座残高不足または引き落とし不能
ja-130 | payment-request | medium | composed | composed | 延滞金が発生
ja-131 | payment-request | medium | composed | composed | 料金の精算
ja-132 | gift-card | strong | found | seed 003 | 未納料金をAmazonギフト券で支払ってください
ja-133 | gift-card | strong | found | seed 004 | Amazonギフト券を購入し、番号を教えてください
ja-134 | gift-card | medium | found | seed 000 | 確認カード
ja-135 | gift-card | strong | found | city.towada.lg.jp | ギフト券を購入させてその番号を連絡
ja-136 | gift-card | medium | found | city.towada.lg.jp | 前払式電子マネー
ja-137 | gift-card | strong | found | city.naruto 2017; news.mynavi.jp | コンビニで購入し、その番号を
ja-138 | gift-card | strong | found | techplus 20171116 | 電話を切られると自分達の手の届かない案件になってしまう
ja-141 | gift-card | medium | composed | composed | 裏面の番号を
ja-143 | payment-update | medium | found | seed 002 | Amazonの支払い情報の確認が必要です
ja-144 | payment-update | strong | found | seed 004 | クレジットカード有効期限が切れています
ja-145 | payment-update | strong | found | anipri.com; affilabo | クレジットカードの有効期限が切れています
ja-146 | payment-update | strong | found | seed 001 | Amazon支払い方法を確認できず
ja-147 | payment-update | strong | found | seed 001; uzurea.net | 支払い方法を確認できず、注文を出荷できません
ja-148 | payment-update | medium | found | meiwakumeru-siru | Amazon注文を出荷できません
ja-149 | payment-update | medium | found | seed 001; fs-event.com | プライム会費のお支払い方法に問題があります
ja-150 | payment-update | medium | found | meiwakumeru-siru; everyday-happpy | お支払いの利用承認が得られませんでした
ja-151 | payment-update | medium | found | koregasiritai.com order-update | お支払い方法が承認されません
ja-152 | payment-update | medium | found | anipri.com | 支払方法が確認できません
ja-153 | payment-update | medium | found | anipri.com | お支払い方法変更のお願い
ja-154 | payment-update | medium | found | spambuster.jp p=2739 | お支払い方法の更新のお願い - Amazonプライム
ja-155 | payment-update | strong | found | meiwakumeru-siru | お支払い方法を更新してください知らせ
ja-156 | payment-update | medium | found | shibaura-it; periens | 支払方法の情報を更新する
ja-157 | payment-update | medium | found | sourceforge list mail 2023-05-25 (id 16651745768) | お支払い方法の情報を更新してください
ja-158 | payment-update | strong | found | sourceforge list mail 2023-05-25 | Update default card for your membership
ja-159 | payment-update | medium | found | meiwakumail.jp/mail/50796 | 登録されている支払い方法が無効になっています
ja-160 | payment-update | medium | found | meiwakumail.jp/mail/50796 | 支払い方法の更新が必要です
ja-161 | payment-update | medium | found | meiwakumail.jp/mail/50796 | 今すぐ支払い方法を更新
ja-162 | payment-update | weak | found | tcgprices.com 2025-12-26 | お支払い方法の確認
ja-163 | payment-update | strong | found | periens.com; goo frasst; moufumoufu | 会費のお支払いに使用できる有効なクレジットカードがアカウントに登録されていません
ja-164 | payment-update | medium | found | periens.com; moufumoufu | クレジットカード情報の更新、新しいクレジットカードの追加
ja-165 | payment-update | strong | found | periens.com; shibaura-it | 有効期限の更新または新しいクレジットカード情報を入力
ja-166 | payment-update | strong | found | meiwakumeru-siru | お支払い情報がカード発行会社のファイルの情報と一致していません
ja-167 | payment-update | strong | found | skin-carenayami.com p=20596 | Amazonプライムの会費が支払えませんでした
ja-168 | payment-update | strong | found | tcgprices.com | 登録中のお支払い方法にて、Prime 月费の請求が
ja-169 | payment-update | weak | found | tcgprices.com | カード会社の承認状況により、請求が完了しない場合があります
ja-170 | payment-update | medium | found | funshitsu.com; sbapp 139459 | Amazon Pay ご請求内容のお知らせ
ja-171 | payment-update | weak | found | reiwabook.blog p=7826 | 【Amazon Pay】お支払いが完了しました
ja-172 | payment-update | medium | found | wpapa-pc.info | AmazonPayの入金のお知らせ
ja-175 | payment-update | medium | composed | composed | カード情報を再登録
ja-176 | payment-update | strong | composed | composed | カード番号とセキュリティコード
ja-177 | credential-request | strong | found | seed 001; koregasiritai | Amazonアカウント認証通知
ja-178 | credential-request | strong | found | seed 001 | お客様のアカウント認証に関する重要なお知らせ
ja-179 | credential-request | strong | found | uzurea.net; meiwakumeru-siru | アカウント所有権の証明
ja-180 | credential-request | strong | found | tentakak.blogspot.com | 所有者の証明
ja-181 | credential-request | medium | found | did2memo.net | アカウント検証
ja-182 | credential-request | medium | found | did2memo.net | 検証番号
ja-183 | credential-request | strong | found | ameblo tsuyamakun | 確認用アカウント
ja-184 | credential-request | medium | found | scan.netsecurity.ne.jp 43890 | パスワードの入力に数回失敗
ja-185 | credential-request | strong | found | meiwakumeru-siru | アカウントの状態は正式な手段を用いて確認する
ja-187 | credential-request | weak | found | seed 000 | ワンタイムコードの提供
ja-188 | credential-request | weak | found | seed 000 | ワンタイムパスワード OTP の共有
ja-189 | credential-request | weak | found | moufumoufu.com | 携帯番号を追加する
ja-192 | credential-request | medium | composed | composed | セキュリティコードをご入力
ja-193 | personal-data | strong | found | sbapp.net; shibaura-it; uzurea | 名前、パスワード、その他個人情報 の確認
ja-194 | personal-data | strong | found | meiwakumeru-siru; uzurea | 名前、その他個人情報 の確認
ja-195 | personal-data | medium | found | seed 001 | お客様のアカウント情報に不備がある場合
ja-196 | personal-data | medium | found | seed 001 | アカウント情報のご確認をお願い申し上げます
ja-197 | personal-data | medium | found | seed 001 | Amazonアカウント情報更新のお願い
ja-198 | personal-data | medium | found | seed 001 | Amazonアカウント情報の更新が必要
ja-199 | personal-data | medium | found | seed 001 | ご注文情報の更新が必要です
ja-200 | personal-data | medium | found | seed 001 | 以下の情報が不足しているため
ja-201 | personal-data | strong | found | scan.netsecurity.ne.jp 41327; onebe 2253 | 無効または古い個人情報
ja-202 | personal-data | strong | found | scan.netsecurity.ne.jp 41327 | 最新のフォームにレコードを更新
ja-203 | personal-data | strong | found | goo frasst | アカウント情報の一部が誤っている故に
ja-204 | personal-data | strong | found | funshitsu.com | 個人情報を確認する必要があります
ja-205 | personal-data | strong | found | funshitsu.com | 取引注文を防ぐために
ja-206 | personal-data | strong | found | gori3353.club | アイデンティティの情報をご充実
ja-207 | personal-data | medium | found | meiwakumeru-siru | アカウントのセキュリティ更新が必要です
ja-208 | personal-data | strong | found | shibaura-it | アカウント情報は有効期限が切れています
ja-209 | personal-data | strong | found | scan.netsecurity.ne.jp 41327 | Amazonアカウントの有効期限が切れました
ja-210 | personal-data | weak | found | seed 001 | ご入力いただいた情報は、厳重に保管し
ja-211 | personal-data | strong | found | gori3353.club | アカウントの使用状況の確認に協力してください
ja-212 | personal-data | strong | found | goo frasst (Cyrillic А) | 残念ながら、Аmazon のアカウントを更新できませんでした
ja-213 | personal-data | strong | found | did2memo.net | カードが期限切れになったか、請求先住所が変更されたなど
ja-216 | personal-data | medium | composed | composed | 生年月日をご入力
ja-217 | call-to-action | medium | found | seed 001 | 以下のリンクをクリックして、アカウント情報の更新を行ってください
ja-218 | call-to-action | medium | found | seed 001 | 下記のリンクより必要な情報を入力していただき
ja-219 | call-to-action | weak | found | seed 001 | 情報更新ページ
ja-220 | call-to-action | medium | found | seed 001 | アカウント情報の更新ページへ
ja-221 | call-to-action | medium | found | seed 004 | 心当たりのない方はこちら
ja-222 | call-to-action | strong | found | seed 003 | 不正アクセスの可能性がある場合にはこちらのサイトにアクセスしてご確認ください
ja-223 | call-to-action | weak | found | tcgprices.com 2026-01-06 | ご利用確認はこちら
ja-224 | call-to-action | medium | found | app-love.net p=17543 | ギフト券の受け取りはこちら
ja-225 | call-to-action | medium | found | reiwabook p=7862 | 登録手続きを完了する
ja-226 | call-to-action | weak | found | meiwakumail.jp/mail/75425 | ポイント残高を確認する
ja-227 | call-to-action | strong | found | goo frasst | 下からアカウントをログインし、情報を更新してください
ja-228 | call-to-action | weak | found | meiwakumail.jp/mail/50796 | 画面に表示される指示に従い、必要な手続きを完了してください
ja-229 | call-to-action | weak | found | tcgprices; meiwaku-zukan | 支払い方法を確認する
ja-230 | call-to-action | weak | found | meiwaku-zukan p=5251; sbapp 178551 | サブスクリプション設定を確認・変更する
ja-231 | call-to-action | medium | found | koregasiritai p=63070 | すぐにキャンセルします
ja-232 | call-to-action | medium | found | gori3353.club | 以下にアクセスして、アカウントの使用状況の確認
ja-233 | call-to-action | strong | found | app-love.net | 上記リンクよりログイン後、自動チャージされます
ja-236 | call-to-action | weak | composed | composed | ログインして確認
ja-237 | call-to-action | weak | composed | composed | ▼ご確認はこちら
ja-238 | prize-refund | strong | found | seed 004 | 今日中に支払いをすれば、保険などにより返金されます
ja-239 | prize-refund | strong | found | pref.oita.jp; city.iruma | 今日中に支払えば、後から返金されます
ja-240 | prize-refund | strong | found | techplus; city.naruto | 一旦お金を支払えば、後で返金される
ja-241 | prize-refund | strong | found | app-love.net p=17543 | #円分のAmazonギフト券をお受け取りください
ja-242 | prize-refund | medium | found | app-love.net | 【お年玉特典】
ja-243 | prize-refund | weak | found | app-love.net | 新春特典キャンペーン開催中
ja-244 | prize-refund | strong | found | app-love.net | お客様専用のギフト券コードが発行されております
ja-245 | prize-refund | weak | found | app-love.net | お一人様#回限り
ja-246 | prize-refund | medium | found | meiwakumeru-siru | ポイント受け取りのご案内
ja-247 | prize-refund | strong | found | meiwakumail.jp/mail/75425 | 獲得された#ポイントの残高をご確認ください
ja-248 | prize-refund | medium | found | meiwakumail.jp/mail/75425 | ポイントの付与が完了しました
ja-249 | prize-refund | strong | found | meiwakumail.jp/mail/75425 | 抽選の結果、お客様のアカウントへ
ja-250 | prize-refund | strong | found | reiwabook p=7862; moko-nyan p=3749 | ギフト登録のご案内
ja-251 | prize-refund | strong | found | moko-nyan p=3749 | 円分ギフト進呈のお知らせ
ja-252 | prize-refund | strong | found | reiwabook p=7862 | 本メールの受信者様は該当者にあたります
ja-253 | prize-refund | medium | found | reiwabook p=7862 | 登録後、即時アカウントに反映
ja-254 | prize-refund | strong | found | app-story.net | 引き当ておめでとうございます
ja-255 | prize-refund | medium | found | moko-nyan p=3749 | 本メールを受け取った方限定です
ja-258 | prize-refund | strong | composed | composed | 返金を受け取るには
ja-259 | prize-refund | medium | composed | composed | 品質検査の結果、リコール
ja-260 | renewal | weak | found | shibaura-it; anipri; meiwakumeru | Amazonプライムの自動更新設定を解除いたしました
ja-261 | renewal | weak | found | shibaura-it body | お客様のご希望により、Amazonプライムの自動更新設定を解除いたしました
ja-262 | renewal | strong | found | tcgprices; fraudnavi p=59607 | Amazon Prime会員の満期通知
ja-263 | renewal | medium | found | meiwaku-zukan p=5251; sbapp 178551 | Amazon Prime自動更新のご案内
ja-264 | renewal | strong | found | sbapp 178551 | Primeの定期更新についてのお知らせNo
ja-265 | renewal | medium | found | meiwaku-zukan p=5251 | Primeメンバーシップがまもなく更新されます
ja-266 | renewal | weak | found | moufumoufu.com | 会員資格は、#/#/#に更新を迎えます
ja-267 | renewal | weak | found | periens; sourceforge 2023-05-25 | プライム会員資格は、
ja-268 | renewal | medium | found | shibaura-it | 会員登録キャンセルのお知らせ
ja-269 | renewal | medium | found | 39harukana | プライム会員登録はキャンセルされました
ja-270 | renewal | medium | found | 39harukana | 払い戻しはいっさい発生いたしません
ja-271 | renewal | weak | found | periens | 会員資格は失効し、特典をご利用できなくなります
ja-272 | renewal | medium | found | wpapa-pc.info | Amazonプライムの有効期限切れ
ja-273 | renewal | strong | found | meiwaku-zukan p=5251 (real fee is 600 JPY since 2023) | 更新金額 ¥# 税込
ja-274 | renewal | medium | found | meiwaku-zukan 2026-01-20 | Amazonプライム会員資格の更新について
ja-275 | renewal | medium | found | seed 000 | 契約を更新するために必要
ja-277 | renewal | weak | composed | composed | 次回更新日
ja-278 | unknown-order | medium | found | seed 004 | 購入商品の注文確認です
ja-279 | unknown-order | strong | found | ameblo tsuyamakun; goo frasst | 誰かがあなたのamazonアカウントで他のデバイスから購入しようとしました
ja-280 | unknown-order | strong | found | koregasiritai p=63070 | 誰かがあなたのAmazonアカウントを使用して別のデバイスからこの注文を購入しようとしました
ja-281 | unknown-order | medium | found | koregasiritai p=63070 | まだ注文していない場合は
ja-282 | unknown-order | medium | found | meiwakumail.jp/mail/50796 | 【Amazonサービス】ご利用内容のご確認をお願いします
ja-283 | unknown-order | strong | found | funshitsu; iphone-apple | アカウントで不審なお支払いが検出されました
ja-284 | unknown-order | medium | found | meiwakumail.jp (xiaozhi003) | 発送前の注文に関しては、可能な限りキャンセル手続きを行いました
ja-285 | unknown-order | medium | found | ameblo tsuyamakun | お客様のAmazon.co.jpアカウントに対する最近の変更
ja-286 | unknown-order | weak | found | seed 000 | 不正購入に関する連絡
ja-287 | unknown-order | weak | found | seed 000 | 架空の注文
ja-288 | unknown-order | weak | found | seed 001 | 出荷が遅延する可能性がございます
ja-292 | unknown-order | medium | composed | composed | 高額なご注文を承りました
ja-293 | unknown-order | medium | composed | composed | 身に覚えのないご注文の場合
ja-294 | unknown-order | medium | composed | composed | ご注文をキャンセルする場合はこちら
ja-295 | sign-in-alert | strong | found | seed 004 | あなたのAmazonアカウントに不正なアクセスがありました
ja-296 | sign-in-alert | strong | found | seed 003 | は新しいブラウザからログインしました
ja-297 | sign-in-alert | medium | found | seed 004 | 別の端末からログイン
ja-298 | sign-in-alert | weak | found | meiwakumeru-siru; ktnlife; amksystem | サインインが検出されました
ja-299 | sign-in-alert | medium | found | goo frasst | 新しいデバイスからアカウントサービスへのサインインが検出されました
ja-300 | sign-in-alert | weak | found | moufumoufu; chiilabo | Amazonセキュリティ警告
ja-301 | sign-in-alert | medium | found | ktnlifebusiness | 【重要】ログインのお知らせ
ja-302 | sign-in-alert | strong | found | ktnlifebusiness | アカウント異常ログインリマインダー
ja-303 | sign-in-alert | strong | found | shibaura-it | アカウントは第三者によってログインされており
ja-304 | sign-in-alert | medium | found | meiwakumail.jp (xiaozhi003) | 複数回のログインエラーが確認されたため
ja-305 | sign-in-alert | medium | found | meiwakumail.jp (xiaozhi003) | 新しいデバイスからのアクセスが試行されました
ja-306 | sign-in-alert | medium | found | did2memo | 複数のログイン失敗
ja-307 | sign-in-alert | strong | found | did2memo | 認識されていないデバイスからログイン
ja-308 | sign-in-alert | strong | found | did2memo | 不正なアカウント操作
ja-309 | sign-in-alert | strong | found | scan.netsecurity.ne.jp 43890 | Amazonアラート サービス番号
ja-310 | sign-in-alert | strong | found | scan.netsecurity.ne.jp 41327 | 異常な活動 - アカウントを保護して下さい
ja-311 | sign-in-alert | strong | found | scan.netsecurity.ne.jp 41327 | アカウントのサードパーティのログイン
ja-312 | sign-in-alert | strong | found | scan.netsecurity.ne.jp 41327 | アカウントが盗まれました
ja-313 | sign-in-alert | medium | found | meiwakumail.jp (xiaozhi003) | 不正アクセスの疑いがあるため
ja-314 | sign-in-alert | medium | found | meiwakumail.jp (xiaozhi003) | 強制的にサインアウトしました
ja-315 | sign-in-alert | strong | found | meiwakumail.jp (xiaozhi003) | 場所: にほん ,とうきょう
ja-316 | sign-in-alert | strong | found | gori3353.club | アカウントが第三者に頻繁にログインされた
ja-317 | sign-in-alert | weak | found | seed 000 | アカウントへの不正アクセスに言及
ja-318 | sign-in-alert | medium | found | meiwakumeru-siru | 不審なログインがありました
ja-319 | sign-in-alert | strong | found | scan.netsecurity.ne.jp 43890 | サインインを行っていない場合には他者が違法にアカウントを使用している可能性
ja-322 | sign-in-alert | weak | composed | composed | 心当たりがない場合は
ja-323 | delivery | weak | found | seed 001 | ご注文商品の出荷に際し
ja-324 | delivery | weak | found | seed 000 | Amazonのドライバー
ja-325 | delivery | medium | found | seed 000 | お届けを完了しなければならないドライバー
ja-326 | delivery | weak | found | seed 000 | 配送トラブル
ja-327 | delivery | medium | found | mscenter.kanto-gakuin.ac.jp | 宛先不明の為持ち帰りました
ja-328 | delivery | weak | found | services.awaisora.com p=113064 (GENUINE wording on amazon.co.jp) | お届け先住所が正しくないか完全に記載されていないため
ja-329 | delivery | weak | found | seed 001 | 配達希望日時
ja-330 | delivery | medium | composed | composed | ドライバーがお届けに伺いましたが
ja-331 | delivery | medium | composed | composed | 住所不明のためお届けできません
ja-332 | delivery | medium | composed | composed | 再配達手数料
ja-333 | delivery | medium | composed | composed | 配送先情報を更新しない場合、返送されます
ja-334 | delivery | medium | composed | composed | 配達員がお待ちしております
ja-335 | delivery | weak | composed | composed | お荷物を保管しております
ja-336 | delivery | medium | composed | composed | 関税のお支払い
ja-337 | job-fee | strong | found | app-story.net p=136063 | Amazonが副業者を募集しています
ja-338 | job-fee | strong | found | app-story.net | 経験があってもなくてもいいです
ja-339 | job-fee | strong | found | app-story.net | 勤務地と時間に制限はありません
ja-340 | job-fee | strong | found | app-story.net | 時給決算-#日平均収益#万~#万円
ja-341 | job-fee | strong | found | app-story.net | LINEでメッセージをお願いします
ja-342 | job-fee | strong | found | app-story.net | 副業の推薦人
ja-343 | job-fee | medium | found | seed 000 | 応募時に事前の支払い
ja-345 | job-fee | medium | composed | composed | 在宅で簡単作業
ja-346 | job-fee | medium | composed | composed | 商品レビューのお仕事
ja-347 | job-fee | medium | composed | composed | 日払い可能 スマホだけ
ja-349 | call-back | strong | found | seed 003 | この電話番号に電話してください
ja-350 | call-back | strong | found | pref.oita.jp; techplus | アマゾンサポートセンター
ja-351 | call-back | strong | found | techplus; mynavi | アマゾンジャパン相談係
ja-352 | call-back | strong | found | techplus; mynavi | アマゾン 株 受付センター
ja-353 | call-back | strong | found | pref.oita.jp | アマゾンカスタマーセンター
ja-354 | call-back | weak | found | seed 001 (Amazonカスタマーサポートまで) | Amazonカスタマーサポートセンター
ja-355 | call-back | weak | found | seed 001 | お問い合わせください
ja-357 | call-back | strong | composed | composed | 至急お電話ください
ja-359 | style | strong | found | seed 003 | アマゾンジャパン 株
ja-360 | style | strong | found | seed 003 | アマゾンジャパン株式会社
ja-361 | style | strong | found | meiwakumail.jp/mail/50796 | Amazon International Inc.
ja-362 | style | strong | found | ameblo tsuyamakun | Copyright @ # Amazon Inc. # Infinite Loop
ja-364 | style | strong | found | ameblo tsuyamakun | Amazon Protection
ja-365 | style | strong | found | gori3353.club | amazon安全センター
ja-366 | style | weak | found | meiwaku-zukan 2026-01-20 | © # Amazon Japan G.K.
ja-367 | salutation | strong | found | seed 001 | 尊敬するお客様
ja-370 | salutation | strong | found | sbapp 139459 | Amazon お客様
ja-371 | salutation | medium | found | ameblo tsuyamakun | こんにちは メールアドレス
ja-372 | style | strong | found | gori3353.club | ご正常な使用
ja-373 | style | strong | found | gori3353.club | 正常的な取引
ja-374 | style | strong | found | tcgprices.com (simplified Chinese in Japanese text) | 月费
ja-375 | style | strong | found | tcgprices.com | 会员服务
ja-376 | style | strong | found | meiwakumail.jp/mail/75425 | 退订此邮件
ja-377 | style | medium | found | shibaura-it; did2memo | Amazone
ja-378 | style | strong | found | kigyo-daise-kou.com | Amazon.co.jp Suport
ja-379 | style | strong | found | tcgprices.com (display name) | A mazon . co . jp
ja-380 | style | strong | found | fraudnavi.com (display name) | A m a z o n . c o . j p
ja-382 | style | strong | found | shibaura-it; meiwakumeru | Amazon. co. jp
ja-383 | salutation | weak | found | artisticphotostudio (generic salutation) | お客様各位
ja-384 | style | medium | found | sourceforge list mail 2023-05-25 | font-family: 'Microsoft YaHei'
`)
