using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary>A generic event: registers the codec of its type argument before the event is written or read.</summary>
/// <typeparam name="T">The event.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
/// <typeparam name="TArgument">The type argument.</typeparam>
/// <typeparam name="TArgumentCodec">The type argument's codec.</typeparam>
public readonly struct RegisteringCodec<T, TCodec, TArgument, TArgumentCodec> : IJsonCodec<T>
    where TCodec : IJsonCodec<T>
    where TArgumentCodec : IJsonCodec<TArgument>
{
    /// <inheritdoc/>
    public static void Write(ref EventJsonWriter writer, T value)
    {
        JsonCodecs.Register<TArgument, TArgumentCodec>();
        TCodec.Write(ref writer, value);
    }

    /// <inheritdoc/>
    public static T Read(ref EventJsonReader reader)
    {
        JsonCodecs.Register<TArgument, TArgumentCodec>();
        return TCodec.Read(ref reader);
    }

    /// <inheritdoc/>
    public static TypeShape Shape
    {
        get
        {
            JsonCodecs.Register<TArgument, TArgumentCodec>();
            return TCodec.Shape;
        }
    }
}
