using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text;

namespace GenFlow.Generators.Tests.Serialization;

/// <summary>Makes random objects of any type of the random shapes, edge values among them.</summary>
internal sealed class RandomValues(Random random)
{
    private const int DeepestValue = 6;

    private static readonly string[] s_texts =
    [
        "", " ", "plain", "\"quoted\\\"", "line\nend\r\t\b\f", "\u0000\u001f\u007f", "ünï→\u2028\u2029", "😀 pair", "</script>&'+", new('x', 1023), new('ä', 1500),
        new string('y', 1023) + "😀",
    ];

    private static readonly double[] s_doubles =
        [0, -0.0, 1, -1.5, 0.1, 1e-7, 1e21, 123456.789, double.MaxValue, double.Epsilon, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 9007199254740993];

    public object? Of(Type type, NullabilityInfo? nullability, int depth = 0)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return random.Next(4) == 0 ? null : Of(underlying, null, depth);
        }

        if (!type.IsValueType && nullability?.ReadState == NullabilityState.Nullable && (depth > DeepestValue || random.Next(4) == 0))
        {
            return null;
        }

        return Scalar(type) ?? Collection(type, nullability, depth) ?? Object(type, depth);
    }

    private object? Scalar(Type type) =>
        type.IsEnum ? Enum.ToObject(type, random.Next(4) switch { 0 => 0, 1 => 5, 2 => 3, _ => 129 })
        : type == typeof(bool) ? random.Next(2) == 0
        : type == typeof(byte) ? Bits<byte>()
        : type == typeof(sbyte) ? Bits<sbyte>()
        : type == typeof(short) ? Bits<short>()
        : type == typeof(ushort) ? Bits<ushort>()
        : type == typeof(int) ? Bits<int>()
        : type == typeof(uint) ? Bits<uint>()
        : type == typeof(long) ? Bits<long>()
        : type == typeof(ulong) ? Bits<ulong>()
        : type == typeof(double) ? (random.Next(2) == 0 ? s_doubles[random.Next(s_doubles.Length)] : Bits<double>())
        : type == typeof(float) ? (random.Next(2) == 0 ? (float)s_doubles[random.Next(s_doubles.Length)] : Bits<float>())
        : type == typeof(decimal) ? new decimal(random.Next(), random.Next(), random.Next(), random.Next(2) == 0, (byte)random.Next(29))
        : type == typeof(char) ? "a\"\\\0é→"[random.Next(6)]
        : type == typeof(string) ? s_texts[random.Next(s_texts.Length)]
        : type == typeof(Guid) ? Bits<Guid>()
        : type == typeof(DateTime) ? new DateTime(random.NextInt64(DateTime.MaxValue.Ticks), random.Next(2) == 0 ? DateTimeKind.Utc : DateTimeKind.Unspecified)
        : type == typeof(DateTimeOffset) ? new DateTimeOffset(random.NextInt64(TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay), TimeSpan.FromMinutes(random.Next(-840, 841)))
        : type == typeof(TimeSpan) ? new TimeSpan(Bits<long>())
        : type == typeof(DateOnly) ? DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber))
        : type == typeof(TimeOnly) ? new TimeOnly(random.NextInt64(TimeSpan.TicksPerDay))
        : type == typeof(Uri) ? new Uri(random.Next(2) == 0 ? "https://example.org/ä?q=\"x\"" : "a/relative path", UriKind.RelativeOrAbsolute)
        : type == typeof(byte[]) ? Encoding.UTF8.GetBytes(s_texts[random.Next(s_texts.Length)])
        : null;

    private object? Collection(Type type, NullabilityInfo? nullability, int depth)
    {
        if (type.IsArray)
        {
            return Items(type.GetElementType()!, nullability?.ElementType, depth);
        }

        if (!type.IsGenericType || type.GetGenericArguments() is not { } arguments || !typeof(IEnumerable).IsAssignableFrom(type))
        {
            return null;
        }

        if (arguments.Length == 2)
        {
            var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
            foreach (object? value in Items(arguments[1], nullability?.GenericTypeArguments[1], depth))
            {
                map[s_texts[random.Next(s_texts.Length)]] = value;
            }

            return map;
        }

        Array items = Items(arguments[0], nullability?.GenericTypeArguments[0], depth);
        return type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
            ? typeof(ImmutableArray).GetMethods().Single(static method => method is { Name: "Create", IsGenericMethod: true } && method.GetParameters() is [{ ParameterType.IsArray: true }] && method.GetParameters()[0].IsDefined(typeof(ParamArrayAttribute), false))
                .MakeGenericMethod(arguments).Invoke(null, [items])
            : type.IsInterface ? items
            : Activator.CreateInstance(type, items);
    }

    private Array Items(Type type, NullabilityInfo? nullability, int depth)
    {
        Array items = Array.CreateInstance(type, depth > DeepestValue ? 0 : random.Next(4));
        for (int index = 0; index < items.Length; index++)
        {
            items.SetValue(Of(type, nullability, depth + 1), index);
        }

        return items;
    }

    private object Object(Type type, int depth)
    {
        var context = new NullabilityInfoContext();
        ConstructorInfo constructor = type.GetConstructors().OrderByDescending(static candidate => candidate.GetParameters().Length).First();
        object value = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType, context.Create(parameter), depth + 1))]);
        foreach (PropertyInfo property in type.GetProperties().Where(property => property.CanWrite && constructor.GetParameters().All(parameter => parameter.Name != property.Name)))
        {
            property.SetValue(value, Of(property.PropertyType, context.Create(property), depth + 1));
        }

        return value;
    }

    private T Bits<T>()
        where T : unmanaged
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return random.Next(8) == 0 ? default : System.Runtime.InteropServices.MemoryMarshal.Read<T>(bytes);
    }
}
