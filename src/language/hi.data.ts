/** Hindi: sentences as scams were seen to write them, and composed likenesses, each with its source. */
import { table } from './lexicon.ts'

/** Collected in November 2026; rows marked `composed` have no evidence of use. */
export const found = table(`
hi-001 | deadline | strong | found | latestly (paraphrase) | # घंटे के अंदर एड्रेस अपडेट
hi-002 | deadline | medium | composed | composed | # ghante ke andar
hi-003 | deadline | medium | composed | composed | turant update karein
hi-004 | deadline | weak | composed | composed | jaldi karein
hi-005 | deadline | medium | composed | composed | abhi verify karein
hi-006 | deadline | weak | composed | composed | तुरंत
hi-007 | deadline | medium | composed | composed | # घंटे के भीतर
hi-008 | account-threat | strong | found | vishvasnews | बिलिंग की समस्या के चलते आपके अकाउंट को होल्ड पर रख दिया गया है
hi-009 | account-threat | medium | found | nissan360.com/hi (machine translation of Which?) | आपका Amazon.com आदेश भेज नहीं सकते
hi-010 | account-threat | medium | found | villasvtereza.sk/hi (machine translation) | हम आपके अमेज़ॅन खाते से जुड़े पते की पुष्टि नहीं कर सके
hi-011 | account-threat | strong | found | teztarrar.com 2023-04 | Your Amazon account has been locked on Monday
hi-012 | account-threat | strong | found | teztarrar.com 2023-04 | due to many failed sign-in attempts our system has flagged this as suspicious activity from the IP
hi-013 | account-threat | strong | composed | composed | aapka account block ho jayega
hi-014 | account-threat | strong | composed | composed | aapka Amazon account suspend
hi-015 | account-threat | strong | composed | composed | आपका खाता बंद कर दिया जाएगा
hi-016 | legal-threat | strong | composed | composed | police case darj
hi-017 | legal-threat | strong | composed | composed | कानूनी कार्रवाई
hi-018 | payment-update | strong | found | vishvasnews | अपनी पेमेंट इन्फॉर्मेशन अपडेट करें
hi-019 | payment-update | medium | composed | composed | payment update kijiye
hi-020 | payment-update | strong | composed | composed | card details bharein
hi-021 | payment-update | strong | composed | composed | KYC update karein
hi-022 | credential-request | strong | composed | composed | OTP batayein
hi-023 | credential-request | strong | composed | composed | OTP share karein
hi-024 | credential-request | strong | composed | composed | ओटीपी बताएं
hi-025 | prize-refund | medium | found | thanthitv (paraphrase, + GST fee) | gift scratch card
hi-026 | prize-refund | strong | composed | composed | aapne jeeta hai Amazon gift card
hi-027 | prize-refund | strong | composed | composed | pay GST to claim your prize
hi-028 | prize-refund | strong | composed | composed | cashback paane ke liye link par click karein
hi-029 | unknown-order | medium | composed | composed | call karke order cancel karein
hi-030 | delivery | medium | composed | delhilookout / indiatv describe COD parcels | COD parcel ka payment karein
hi-031 | delivery | strong | composed | composed | parcel deliver nahi ho paya, address update karein
hi-032 | job-fee | medium | composed | composed | ghar baithe kamaye
hi-033 | job-fee | strong | composed | composed | Amazon part time job registration fee
hi-034 | job-fee | medium | composed | composed | daily #-# rupees
hi-035 | call-back | medium | composed | composed | customer care number par call karein
hi-036 | call-back | strong | composed | composed | AnyDesk download karein
`)
