namespace GenFlow.LlamaCpp.Gguf;

/// <summary>Frequent pairs and what they join to, so that a prompt in English or JSON has about half as many tokens as bytes. Each is
/// made of two that stand before it, or of signs; SentencePiece joins the earliest first.</summary>
internal static class PromptPieces
{
    private static readonly string[] _pieces = (
        "th he in er an re on at en nd ti es or te ed is it al ar st to nt ng se ha as ou io le ve co me de hi ri ro ic ne ea ra ce li ch ll be " +
        "ma si om ur us ec ge ut et un tr pe ct am ol no ad ot ir ul wh lo wi ag pr em ss qu la fo ow ay up sc yp ob ke ig \u2581t \u2581a \u2581s " +
        "\u2581w \u2581o \u2581i \u2581c \u2581b \u2581p \u2581f \u2581m \u2581d \u2581r \u2581e \u2581n \u2581l \u2581h \u2581g \u2581u \u2581y \u2581\" " +
        "\": \", {\" \"} }} },{ \u2581\u2581 ,\u2581 .\u2581 ing the and ion ent \u2581the \u2581to \u2581of \u2581and \u2581in \u2581is \u2581for \u2581you " +
        "\":\" \",\" \":{\" tion ter ver all ith \u2581be \u2581th \u2581re \u2581st \u2581con \u2581an \u2581it \u2581on \u2581wh \u2581\u2581\u2581\u2581")
        .Split(' ');

    /// <summary>Adds those that are no tokens yet. What follows them ends the turn, as after any text.</summary>
    public static void AddTo(TokenTable tokens)
    {
        for (int i = 0; i < _pieces.Length; i++)
        {
            if (!tokens.Contains(_pieces[i]))
            {
                tokens.Add(_pieces[i], TokenKind.Normal, -i);
            }
        }
    }
}
