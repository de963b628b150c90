/* For tests under Wine 8 alone, never shipped: Qt's platform plug-in asks Windows.UI.ViewManagement.UISettings for the
   colours of the system, a class that Wine 8 lacks. This library answers: black on white.

   Order and identifiers: the public IDL of Windows SDK 10, windows.ui.viewmanagement.idl (IUISettings, IUISettings3). */
#define COBJMACROS
#include <windows.h>
#include <stdint.h>

typedef struct { uint8_t alpha, red, green, blue; } colour;
typedef struct { void *const *methods; } object;

static const IID UNKNOWN = {0x00000000, 0x0000, 0x0000, {0xC0, 0, 0, 0, 0, 0, 0, 0x46}};
static const IID INSPECTABLE = {0xAF86E2E0, 0xB12D, 0x4C6A, {0x9C, 0x5A, 0xD7, 0xAA, 0x65, 0x10, 0x1E, 0x90}};
static const IID FACTORY = {0x00000035, 0x0000, 0x0000, {0xC0, 0, 0, 0, 0, 0, 0, 0x46}};
static const IID AGILE = {0x94EA2B94, 0xE9CC, 0x49E0, {0xC0, 0xFF, 0xEE, 0x64, 0xCA, 0x8F, 0x5B, 0x90}};
static const IID SETTINGS = {0x85361600, 0x1C63, 0x4627, {0xBC, 0xB1, 0x3A, 0x89, 0xE0, 0xBC, 0x9C, 0x55}};
static const IID SETTINGS_3 = {0x03021BE4, 0x5254, 0x4781, {0x81, 0x94, 0x51, 0x68, 0xF7, 0xD0, 0x6D, 0x7B}};

static HRESULT WINAPI find_in_factory(void *self, const IID *wanted, void **found);
static HRESULT WINAPI find_in_settings(void *self, const IID *wanted, void **found);

/* The objects live as long as the process. */
static ULONG WINAPI count(void *self) { (void)self; return 1; }
static HRESULT WINAPI unknown(void *self) { (void)self; return E_NOTIMPL; }
static HRESULT WINAPI activate(void *self, void **made);

static HRESULT WINAPI give_colour(void *self, int use, colour *answer)
{
    static const colour white = {255, 255, 255, 255}, black = {255, 0, 0, 0}, blue = {255, 0, 90, 180};
    (void)self;
    *answer = use == 0 ? white : use == 1 ? black : blue; /* UIColorType: Background, Foreground, Accent… */
    return S_OK;
}

static HRESULT WINAPI watch(void *self, void *handler, int64_t *token)
{
    (void)self, (void)handler;
    *token = 1;
    return S_OK;
}

static HRESULT WINAPI unwatch(void *self, int64_t token) { (void)self, (void)token; return S_OK; }

/* Three methods of IUnknown, three of IInspectable, then its own. */
#define BASE(find) (void *)find, (void *)count, (void *)count, (void *)unknown, (void *)unknown, (void *)unknown
#define FOUR (void *)unknown, (void *)unknown, (void *)unknown, (void *)unknown
static void *const FACTORY_METHODS[] = {BASE(find_in_factory), (void *)activate};
static void *const SETTINGS_METHODS[] = {BASE(find_in_settings), FOUR, FOUR, FOUR, FOUR};
static void *const SETTINGS_3_METHODS[] = {BASE(find_in_settings), (void *)give_colour, (void *)watch, (void *)unwatch};
static object factory = {FACTORY_METHODS}, settings = {SETTINGS_METHODS}, settings_3 = {SETTINGS_3_METHODS};

static BOOL is_any(const IID *wanted, const IID *own)
{
    return IsEqualIID(wanted, &UNKNOWN) || IsEqualIID(wanted, &INSPECTABLE) || IsEqualIID(wanted, &AGILE)
        || IsEqualIID(wanted, own);
}

static HRESULT WINAPI find_in_factory(void *self, const IID *wanted, void **found)
{
    *found = is_any(wanted, &FACTORY) ? self : NULL;
    return *found ? S_OK : E_NOINTERFACE;
}

static HRESULT WINAPI find_in_settings(void *self, const IID *wanted, void **found)
{
    (void)self;
    *found = IsEqualIID(wanted, &SETTINGS_3) ? &settings_3 : is_any(wanted, &SETTINGS) ? &settings : NULL;
    return *found ? S_OK : E_NOINTERFACE;
}

static HRESULT WINAPI activate(void *self, void **made)
{
    (void)self;
    *made = &settings;
    return S_OK;
}

__declspec(dllexport) HRESULT WINAPI DllGetActivationFactory(void *name, void **made)
{
    (void)name;
    *made = &factory;
    return S_OK;
}

__declspec(dllexport) HRESULT WINAPI DllCanUnloadNow(void) { return S_FALSE; }
