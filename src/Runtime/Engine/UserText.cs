namespace GenFlow.Engine;

/// <summary>Reads texts that users' types may compute, for errors: one that throws must not hide what the error is about.</summary>
internal static class UserText
{
    public static string Of(Exception exception) => Read(static value => value.Message, exception);

    public static string Of(Event ev) => Read(static value => value.EventType, ev);

    private static string Read<T>(Func<T, string?> read, T value) where T : class
    {
        try
        {
            return read(value) ?? value.GetType().Name;
        }
#pragma warning disable CA1031 // The error that is being told is the one that counts.
        catch (Exception)
#pragma warning restore CA1031
        {
            return value.GetType().Name;
        }
    }
}
