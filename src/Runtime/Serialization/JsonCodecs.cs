using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using GenFlow.Shapes;

namespace GenFlow.Serialization;

/// <summary>The codecs of types that are arguments of generic events. Only generated code and the program itself register
/// here, never anything that was read.</summary>
public static class JsonCodecs
{
    /// <summary>Registers a type's codec. Again for the same type: nothing changes.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <typeparam name="TCodec">Its codec.</typeparam>
    public static void Register<T, TCodec>()
        where TCodec : IJsonCodec<T>
    {
        // One that looks for the registered codec is none itself.
        if (typeof(TCodec) != typeof(RegisteredCodec<T>))
        {
            Slot<T>.Codec ??= new Registered<T, TCodec>();
        }
    }

    /// <summary>Says that a record has no serializer of its own, so that it cannot be written without loss.</summary>
    /// <param name="type">The record.</param>
    /// <returns>What is thrown.</returns>
    public static NotSupportedException NoSerializer(Type type) => new(
        $"{type} has no JSON serializer of its own: give the record [Event] or [StreamEvent] and make it partial.");

    /// <summary>Says that a value is of a type that derives from the declared one, so that it cannot be written without
    /// loss.</summary>
    /// <param name="type">The value's type.</param>
    /// <param name="declared">The declared type.</param>
    /// <returns>What is thrown.</returns>
    public static NotSupportedException Derived(Type type, Type declared) => new(
        $"{type} is not written as the {declared} that it derives from: its own members would be lost. Make it a case of a union of events, or declare the member as {type}.");

    internal static Registered<T> Of<T>() => Slot<T>.Codec ?? Missing<T>();

    [DoesNotReturn]
    private static Registered<T> Missing<T>() => throw new NotSupportedException(
        $"No JSON codec is known for {typeof(T)}, the type argument of a generic event. Declare the event where a workflow or "
        + "another event names it, or call JsonCodecs.Register once with the codec.");

    internal abstract class Registered<T>
    {
        public abstract void Write(ref EventJsonWriter writer, T value);

        public abstract T Read(ref EventJsonReader reader);

        public abstract TypeShape Shape { get; }
    }

    private sealed class Registered<T, TCodec> : Registered<T>
        where TCodec : IJsonCodec<T>
    {
        public override void Write(ref EventJsonWriter writer, T value) => TCodec.Write(ref writer, value);

        public override T Read(ref EventJsonReader reader) => TCodec.Read(ref reader);

        public override TypeShape Shape => TCodec.Shape;
    }

    private static class Slot<T>
    {
        public static Registered<T>? Codec = BuiltIn();

        private static Registered<T>? BuiltIn() =>
            Is<string, StringCodec>() ?? Is<byte[], BytesCodec>() ?? Is<Uri, UriCodec>()
            ?? IsValue<bool, BooleanCodec>() ?? IsValue<char, CharCodec>() ?? IsValue<Guid, GuidCodec>() ?? IsValue<JsonElement, JsonElementCodec>()
            ?? IsValue<byte, ByteCodec>() ?? IsValue<short, Int16Codec>() ?? IsValue<int, Int32Codec>() ?? IsValue<long, Int64Codec>()
            ?? IsValue<sbyte, SByteCodec>() ?? IsValue<ushort, UInt16Codec>() ?? IsValue<uint, UInt32Codec>() ?? IsValue<ulong, UInt64Codec>()
            ?? IsValue<float, SingleCodec>() ?? IsValue<double, DoubleCodec>() ?? IsValue<decimal, DecimalCodec>()
            ?? IsValue<DateTime, DateTimeCodec>() ?? IsValue<DateTimeOffset, DateTimeOffsetCodec>() ?? IsValue<TimeSpan, TimeSpanCodec>()
            ?? IsValue<DateOnly, DateOnlyCodec>() ?? IsValue<TimeOnly, TimeOnlyCodec>();

        private static Registered<T>? IsValue<TValue, TCodec>()
            where TValue : struct
            where TCodec : IJsonCodec<TValue> =>
            Is<TValue, TCodec>() ?? Is<TValue?, NullableCodec<TValue, TCodec>>();

        private static Registered<T>? Is<TOther, TCodec>()
            where TCodec : IJsonCodec<TOther> =>
            typeof(T) == typeof(TOther) ? (Registered<T>)(object)new Registered<TOther, TCodec>() : null;
    }
}
